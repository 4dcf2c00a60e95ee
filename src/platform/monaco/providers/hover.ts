import type { IDisposable } from 'monaco-editor/editor'
import type { Monaco } from '../load-monaco.ts'
import type { LanguageAsker } from './ask-language.ts'
import { aboutCommand, fixCommand } from './quick-fixes.ts'
import { monacoRange } from './ranges.ts'

/** Says what a field is for, what its value comes to, and why what is underlined is a problem. Monaco itself adds the problem's message. */
export function registerHover(monaco: Monaco, asker: LanguageAsker): IDisposable {
  return monaco.languages.registerHoverProvider('yaml', {
    async provideHover(model, position, token) {
      const at = asker.at(model, position)
      const found = at && (await asker.ask('hover', { ...at, commands: true }, token))
      if (!found) return undefined
      const isTrusted = { enabledCommands: [fixCommand, aboutCommand] }
      return {
        contents: found.contents.map(value => ({ value, isTrusted })),
        range: monacoRange(found.range),
      }
    },
  })
}
