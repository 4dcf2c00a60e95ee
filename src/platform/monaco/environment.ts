import editorScript from 'monaco-editor/editor/editor.worker?worker&url'
import { ownScript, trustedTypes } from '../own-script.ts'

const policy = trustedTypes?.createPolicy('monaco', { createHTML: html => html })

// Monaco makes markup of what it has escaped itself, under a name for each of its parts: here they share one. It starts no
// worker but the one given.
globalThis.MonacoEnvironment = {
  getWorker() {
    const worker = new Worker(ownScript(editorScript), { type: 'module', name: 'editor' })
    // Its file cannot be loaded, as when the server has gone: Monaco would throw the event. What it tells besides is an error.
    worker.addEventListener('error', (event: Event) => {
      if (!(event instanceof ErrorEvent)) event.stopImmediatePropagation()
    })
    return worker
  },
  ...(policy && { createTrustedTypesPolicy: () => policy as never }),
}
