// Monaco makes no error while it is loaded: for one the browser would read its whole file a second time. docs/decisions/0035.
import type { Plugin } from 'vite'

/** Has Monaco's parser of conditions make its error when it is first thrown. */
export function monacoWithoutErrors(): Plugin {
  return {
    name: 'monaco-without-errors',
    apply: 'build',
    transform: {
      filter: { id: /\/monaco-editor\/esm\/vs\/platform\/contextkey\/common\/contextkey\.js$/ },
      handler: code => ({ code: withoutErrors(code), map: null }),
    },
  }
}

/** The module with a field of its class that comes when it is asked for, and stays the same. */
export function withoutErrors(code: string): string {
  const made = 'static { this._parseError = new Error(); }'
  if (!code.includes(made)) throw new Error('Monaco’s parser of conditions makes its error elsewhere now.')
  return code.replace(made, 'static get _parseError() { return this._madeError ??= new Error(); }')
}
