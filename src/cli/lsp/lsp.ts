import { createConnection } from 'vscode-languageserver/node'
import { serve } from '../../lsp/serve.ts'
import { version } from '../version.ts'
import { diskHost } from './disk-host.ts'

/** Serves the Language Server Protocol on standard input and output until the editor ends it. Nothing else is written there. */
export function lsp(): void {
  // What a library prints would break the messages.
  console.log = console.error
  console.info = console.error
  serve(createConnection(process.stdin, process.stdout), diskHost, version)
}
