import { type ExtensionContext, Uri, workspace } from 'vscode'
import { LanguageClient } from 'vscode-languageclient/browser'
import { hostRequests } from '../../../src/lsp/editor-host.ts'
import { begin, type Running } from './begin.ts'
import { clientOptions } from './client-options.ts'
import { listFolder, readFile } from './list-folder.ts'

let running: Running | undefined

export async function activate(context: ExtensionContext): Promise<void> {
  const script = await workerAddress(Uri.joinPath(context.extensionUri, 'dist', 'server-worker.js'))
  const make = () => {
    const client = new LanguageClient('drawbridge', 'Drawbridge', new Worker(script), clientOptions())
    client.onRequest(hostRequests.list, ({ folder }) => listFolder(folder))
    client.onRequest(hostRequests.read, ({ uri }) => readFile(Uri.parse(uri)).then(it => it ?? null))
    return client
  }
  running = await begin(context, make)
}

export async function deactivate(): Promise<void> {
  await running?.stop()
}

/** A worker is not started from a file that lies with a server of VS Code (“not supported”, says its extension host): its text is given instead. */
async function workerAddress(script: Uri): Promise<string> {
  if (script.scheme !== 'vscode-remote') return script.toString(true)
  const text = await workspace.fs.readFile(script)
  return URL.createObjectURL(new Blob([text as Uint8Array<ArrayBuffer>], { type: 'text/javascript' }))
}
