import type { IDisposable } from 'monaco-editor/editor'
import type { Monaco } from '../load-monaco.ts'
import type { LanguageAsker } from './ask-language.ts'
import { lineRange } from './ranges.ts'

/** What values come to, behind them. `onChange` tells when there may be others. */
export function registerInlayHints(
  monaco: Monaco,
  asker: LanguageAsker,
  onChange: (listener: () => void) => IDisposable,
): IDisposable {
  return monaco.languages.registerInlayHintsProvider('yaml', {
    onDidChangeInlayHints: listener => onChange(() => listener(undefined)),
    async provideInlayHints(model, range, token) {
      const about = asker.file(model)
      const found = about && (await asker.ask('inlayHints', { ...about, range: lineRange(range) }, token))
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
