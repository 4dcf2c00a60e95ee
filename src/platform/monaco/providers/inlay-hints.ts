import type { IDisposable } from 'monaco-editor/editor'
import type { Monaco } from '../load-monaco.ts'
import type { LanguageAsker } from './ask-language.ts'
import { lineRange } from './ranges.ts'
import type { SettledLanguage } from './settled-language.ts'

/** What values come to, behind them. */
export function registerInlayHints(
  monaco: Monaco,
  asker: LanguageAsker,
  settled: SettledLanguage,
): IDisposable {
  return monaco.languages.registerInlayHintsProvider('yaml', {
    onDidChangeInlayHints: listener => settled.onChange('inlayHints', () => listener(undefined)),
    async provideInlayHints(model, range, token) {
      const found = await settled.ask(
        'inlayHints',
        model,
        () => {
          const about = asker.file(model)
          return about && { ...about, range: lineRange(range) }
        },
        token,
      )
      return {
        hints: (found ?? []).map(({ position, label, tooltip }) => ({
          position: { lineNumber: position.line + 1, column: position.character + 1 },
          label,
          tooltip,
          paddingLeft: !label.startsWith('.'),
        })),
        dispose: () => undefined,
      }
    },
  })
}
