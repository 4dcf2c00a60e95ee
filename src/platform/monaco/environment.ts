import editorScript from 'monaco-editor/editor/editor.worker?worker&url'
import { ownScript, trustedTypes } from '../own-script.ts'

const policy = trustedTypes?.createPolicy('monaco', { createHTML: html => html })

// Monaco makes markup of what it has escaped itself, under a name for each of its parts: here they share one. It starts no
// worker but the one given.
globalThis.MonacoEnvironment = {
  getWorker: () => new Worker(ownScript(editorScript), { type: 'module', name: 'editor' }),
  ...(policy && { createTrustedTypesPolicy: () => policy as never }),
}
