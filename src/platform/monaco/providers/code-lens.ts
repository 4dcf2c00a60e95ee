import type { IDisposable, languages } from 'monaco-editor/editor'
import type { CodeLensData } from '../../../core/language-service/code-lens.ts'
import type { Path } from '../../../core/yaml/path.ts'
import type { Workspace } from '../../../workspace/workspace.ts'
import type { Monaco } from '../load-monaco.ts'
import type { LanguageAsker } from './ask-language.ts'
import { monacoRange } from './ranges.ts'

const revealCommand = 'drawbridge.reveal'

/** So many lines are put between those of a text; more would be all there is to see, and slow to lay out. */
const mostLenses = 300

type Lens = languages.CodeLens & { readonly data: CodeLensData }

/** Words above resources and rules; a click shows what they are about on the drawing. */
export function registerCodeLens(
  monaco: Monaco,
  asker: LanguageAsker,
  workspace: Workspace,
  onChange: (listener: () => void) => IDisposable,
): IDisposable[] {
  const provider: languages.CodeLensProvider = {
    onDidChange: listener => onChange(() => listener(provider)),
    async provideCodeLenses(model, token) {
      const about = asker.file(model)
      const found = (about && (await asker.ask('codeLens', about, token))) ?? []
      const shown = found.length > mostLenses ? found.filter(it => it.data.path.length === 0) : found
      return {
        lenses: shown
          .slice(0, mostLenses)
          .map(({ range, data }): Lens => ({ range: monacoRange(range), data })),
      }
    },
    async resolveCodeLens(_model, lens, token) {
      const words = await asker.ask('codeLensResolve', (lens as Lens).data, token)
      if (!words) return lens
      return { ...lens, command: { id: revealCommand, title: words.title, arguments: [...words.arguments] } }
    },
  }
  return [
    monaco.editor.registerCommand(revealCommand, (_accessor, resource: string, path: Path) =>
      workspace.select({ type: 'place', place: { resource, path }, origin: 'yaml', reveal: 'canvas' }),
    ),
    monaco.languages.registerCodeLensProvider('yaml', provider),
  ]
}
