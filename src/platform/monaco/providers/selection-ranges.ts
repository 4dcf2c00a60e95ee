import type { IDisposable } from 'monaco-editor/editor'
import type { Monaco } from '../load-monaco.ts'
import type { LanguageAsker } from './ask-language.ts'
import { monacoRange } from './ranges.ts'

/** What “Expand Selection” grows to. */
export function registerSelectionRanges(monaco: Monaco, asker: LanguageAsker): IDisposable {
  return monaco.languages.registerSelectionRangeProvider('yaml', {
    async provideSelectionRanges(model, positions, token) {
      const all: { range: ReturnType<typeof monacoRange> }[][] = []
      for (const position of positions) {
        const at = asker.at(model, position)
        const ranges = at && (await asker.ask('selectionRanges', at, token))
        all.push((ranges ?? []).map(it => ({ range: monacoRange(it) })))
      }
      return all
    },
  })
}
