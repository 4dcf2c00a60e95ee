import type { ExtensionContext } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { begin, type Running } from './begin.ts'
import { clientOptions } from './client-options.ts'

let running: Running | undefined

export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('dist/server.mjs')
  const make = () =>
    new LanguageClient(
      'drawbridge',
      'Drawbridge',
      { module, transport: TransportKind.stdio },
      clientOptions(),
    )
  running = await begin(context, make)
}

export async function deactivate(): Promise<void> {
  await running?.stop()
}
