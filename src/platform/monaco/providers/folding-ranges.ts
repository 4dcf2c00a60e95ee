import type { IDisposable } from 'monaco-editor/editor'
import type { Monaco } from '../load-monaco.ts'
import type { LanguageAsker } from './ask-language.ts'
import type { SettledLanguage } from './settled-language.ts'

/** What can be folded: documents, servers, rules, routes and all else that is indented. */
export function registerFolding(monaco: Monaco, asker: LanguageAsker, settled: SettledLanguage): IDisposable {
  const kinds = {
    comment: monaco.languages.FoldingRangeKind.Comment,
    region: monaco.languages.FoldingRangeKind.Region,
  }
  return monaco.languages.registerFoldingRangeProvider('yaml', {
    async provideFoldingRanges(model, _context, token) {
      const ranges = await settled.ask('foldingRanges', model, () => asker.file(model), token)
      return ranges?.map(({ startLine, endLine, kind }) => ({
        start: startLine + 1,
        end: endLine + 1,
        ...(kind && { kind: kinds[kind] }),
      }))
    },
  })
}
