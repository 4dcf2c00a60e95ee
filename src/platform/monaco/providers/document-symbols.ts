import type { IDisposable, languages } from 'monaco-editor/editor'
import type { DocumentSymbol } from '../../../core/language-service/document-symbols.ts'
import type { Monaco } from '../load-monaco.ts'
import type { LanguageAsker } from './ask-language.ts'
import { monacoRange } from './ranges.ts'

/** The outline of the file. */
export function registerDocumentSymbols(monaco: Monaco, asker: LanguageAsker): IDisposable {
  return monaco.languages.registerDocumentSymbolProvider('yaml', {
    displayName: 'Drawbridge',
    async provideDocumentSymbols(model, token) {
      const about = asker.file(model)
      const symbols = about && (await asker.ask('documentSymbols', about, token))
      return symbols?.map(toSymbol)
    },
  })
}

function toSymbol(it: DocumentSymbol): languages.DocumentSymbol {
  return {
    name: it.name,
    detail: it.detail,
    // Monaco counts the same kinds from 0.
    kind: it.kind - 1,
    tags: [],
    range: monacoRange(it.range),
    selectionRange: monacoRange(it.selectionRange),
    children: it.children.map(toSymbol),
  }
}
