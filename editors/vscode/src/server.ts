import { lsp } from '../../../src/cli/lsp/lsp.ts'

// The server as a process of its own, on the desktop.
lsp()
