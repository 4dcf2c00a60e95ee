import { randomBytes } from 'node:crypto'
import { version } from '../version.ts'
import { appFolder } from './app-folder.ts'
import { folderServer } from './folder-server.ts'
import { listen, openBrowser } from './listen.mjs'
import { shareFolder } from './shared-folder.ts'

export interface OpenOptions {
  readonly path: string
  /** The first port to try; 0 for any. A port of its own each time would be a page without its recent workspaces. */
  readonly port: number
  readonly readOnly: boolean
  readonly browser: boolean
}

/**
 * Serves the page with what lies at a path, until the process is stopped. Resolves with what to tell the user, or with why it
 * cannot be.
 */
export async function open({ path, port, readOnly, browser }: OpenOptions): Promise<{
  readonly output: string
  readonly complaints: readonly string[]
  readonly exitCode: 0 | 2
}> {
  const app = appFolder()
  if (!app)
    return refuse(
      `The page is not installed. Install drawbridge-app-${version}.tgz of the same release beside this package.`,
    )
  try {
    const folder = await shareFolder(path)
    // It also says whether it can be read at all.
    await folder.list()
    const token = randomBytes(32).toString('base64url')
    const listening = await listen(folderServer({ folder, app, token, readOnly }), port)
    const address = `http://127.0.0.1:${listening}/#open=${token}`
    if (browser) openBrowser(address)
    const use = readOnly ? 'reads' : 'reads and writes'
    const output = `${folder.name} is open at ${address}\nThe page ${use} what lies at ${folder.place}. Press Ctrl+C to stop.\n`
    return { output, complaints: [], exitCode: 0 }
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

function refuse(reason: string) {
  return { output: '', complaints: [reason], exitCode: 2 as const }
}
