import type { IDisposable } from 'monaco-editor/editor'
import { semanticTokenTypes } from '../../../core/language-service/semantic-tokens.ts'
import type { Monaco } from '../load-monaco.ts'
import type { LanguageAsker } from './ask-language.ts'
import { lineRange } from './ranges.ts'
import type { SettledLanguage } from './settled-language.ts'

/** Tells what the values on screen are, for their colours; `editor-theme.ts` has those. */
export function registerSemanticTokens(
  monaco: Monaco,
  asker: LanguageAsker,
  settled: SettledLanguage,
): IDisposable {
  return monaco.languages.registerDocumentRangeSemanticTokensProvider('yaml', {
    getLegend: () => ({ tokenTypes: [...semanticTokenTypes], tokenModifiers: [] }),
    async provideDocumentRangeSemanticTokens(model, range, token) {
      const tokens = await settled.ask(
        'semanticTokens',
        model,
        () => {
          const about = asker.file(model)
          return about && { ...about, range: lineRange(range) }
        },
        token,
      )
      return tokens && { data: new Uint32Array(tokens.data) }
    },
  })
}
