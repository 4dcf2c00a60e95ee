import { type ExtensionContext, Uri, workspace } from 'vscode'
import { LanguageClient } from 'vscode-languageclient/browser'
import { isFolderName } from '../../../src/core/text/configuration-name.ts'
import { hostRequests } from '../../../src/lsp/editor-host.ts'
import { begin, type Running } from './begin.ts'
import { clientOptions } from './client-options.ts'

let running: Running | undefined

export async function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server-worker.js')
  const make = () => {
    const client = new LanguageClient(
      'drawbridge',
      'Drawbridge',
      new Worker(script.toString(true)),
      clientOptions(),
    )
    client.onRequest(hostRequests.list, ({ folder }) => list(folder))
    client.onRequest(hostRequests.read, ({ uri }) => read(Uri.parse(uri)).then(it => it ?? null))
    return client
  }
  running = await begin(context, make)
}

export async function deactivate(): Promise<void> {
  await running?.stop()
}

async function list(folder: string) {
  const root = workspace.workspaceFolders?.find(it => `${it.uri}/` === folder || it.uri.toString() === folder)
  if (!root) return []
  const { RelativePattern } = await import('vscode')
  const found = await workspace.findFiles(
    new RelativePattern(root, '**/*.{yaml,yml,json}'),
    '**/node_modules/**',
    10_000,
  )
  const wanted = found.filter(it => isFolderName(it.path.slice(root.uri.path.length + 1)))
  const read_ = await Promise.all(wanted.map(async uri => ({ uri: uri.toString(), text: await read(uri) })))
  return read_.filter(it => it.text !== undefined)
}

async function read(uri: Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(uri))
  } catch {
    return undefined
  }
}
