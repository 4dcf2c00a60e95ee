import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser'
import { editorHost } from '../../../src/lsp/editor-host.ts'
import { serve } from '../../../src/lsp/serve.ts'
import manifest from '../package.json' with { type: 'json' }

// The server in a worker, where VS Code runs in a browser: it asks the editor for files.
const scope = globalThis as unknown as Worker
const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope))
serve(connection, editorHost(connection), manifest.version)
