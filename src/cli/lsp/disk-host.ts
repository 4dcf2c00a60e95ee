import { readFile } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { withoutCharts } from '../../core/text/helm-charts.ts'
import { readText } from '../../core/text/read-text.ts'
import type { Host } from '../../lsp/host.ts'
import { expand } from '../read-inputs.ts'

/** The files of the disk. Addresses of other schemes have none. */
export const diskHost: Host = {
  async list(folder) {
    const path = pathOf(folder)
    if (path === undefined) return []
    const { files } = withoutCharts(expand(path.replace(/[\\/]$/, '')).map(name => ({ name })))
    const read = await Promise.all(files.map(async ({ name }) => ({ name, text: await readAt(name) })))
    return read.flatMap(({ name, text }) =>
      text === undefined ? [] : [{ uri: pathToFileURL(name).href, text }],
    )
  },
  async read(uri) {
    const path = pathOf(uri)
    return path === undefined ? undefined : readAt(path)
  },
}

function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined
  } catch {
    return undefined
  }
}

async function readAt(path: string): Promise<string | undefined> {
  try {
    const read = readText(await readFile(path))
    return read.ok ? read.text : undefined
  } catch {
    return undefined
  }
}
