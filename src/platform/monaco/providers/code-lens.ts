import type { IDisposable, languages } from 'monaco-editor/editor'
import type { CodeLensData } from '../../../core/language-service/code-lens.ts'
import type { CodeLensWords } from '../../../core/language-service/code-lens-resolve.ts'
import { visibleText } from '../../../core/text/visible/visible-text.ts'
import type { Path } from '../../../core/yaml/path.ts'
import type { Monaco } from '../load-monaco.ts'
import type { ProviderContext } from '../providers.ts'
import type { LanguageAsker } from './ask-language.ts'
import { monacoRange } from './ranges.ts'
import type { SettledLanguage } from './settled-language.ts'

const revealCommand = 'drawbridge.reveal'

/** So many lines are put between those of a text; more would be all there is to see, and slow to lay out. */
const mostLenses = 300

type Lens = languages.CodeLens & { readonly data: CodeLensData }

/** Words above resources and rules; a click shows what they are about on the drawing. */
export function registerCodeLens(
  monaco: Monaco,
  asker: LanguageAsker,
  settled: SettledLanguage,
  { workspace, widget }: Pick<ProviderContext, 'workspace' | 'widget'>,
): IDisposable[] {
  /** Monaco's number of the text that it was answered about last. */
  let version = -1
  let batch: Promise<readonly CodeLensWords[] | undefined> | undefined
  let lenses: CodeLensData[] = []

  /** Monaco asks for all lines on screen in one go, each by itself: they travel together. */
  async function wordsOf(data: CodeLensData): Promise<CodeLensWords | undefined> {
    const at = lenses.push(data) - 1
    batch ??= Promise.resolve().then(() => {
      const params = { lenses }
      batch = undefined
      lenses = []
      return asker.ask('codeLensesResolve', params)
    })
    return (await batch)?.[at]
  }

  const provider: languages.CodeLensProvider = {
    onDidChange(listener) {
      const tell = () => listener(provider)
      const stop = workspace.store.subscribe((now, before) => {
        // About a text that has changed Monaco asks by itself, once typing pauses.
        if (now.analysis !== before.analysis && widget.getModel()?.getVersionId() === version) tell()
      })
      // Monaco forgets what it was about to ask when the editor loses the keyboard.
      const leaving = widget.onDidBlurEditorText(() => queueMicrotask(tell))
      return {
        dispose() {
          stop()
          leaving.dispose()
        },
      }
    },
    async provideCodeLenses(model, token) {
      const found = (await settled.ask('codeLens', model, () => asker.file(model), token)) ?? []
      if (model === widget.getModel()) version = model.getVersionId()
      const shown = found.length > mostLenses ? found.filter(it => it.data.path.length === 0) : found
      const lenses = shown
        .slice(0, mostLenses)
        .map(({ range, data }): languages.CodeLens => ({ range: monacoRange(range), data }) as Lens)
      return { lenses: [...cutWords(shown.length, found.length), ...lenses] }
    },
    async resolveCodeLens(_model, lens) {
      if (!('data' in lens)) return lens
      const words = await wordsOf((lens as Lens).data)
      if (!words) return lens
      return {
        ...lens,
        command: { id: revealCommand, title: visibleText(words.title), arguments: [...words.arguments] },
      }
    },
  }
  /** Says above the text what has no line of its own. */
  function cutWords(shown: number, found: number): languages.CodeLens[] {
    if (found <= mostLenses) return []
    const first = Math.min(shown, mostLenses)
    const title = `Lines stand above ${first < shown ? `the first ${first} of ${shown}` : shown} resources only, not above the ${found - shown} rules in them: the file is long`
    return [{ range: new monaco.Range(1, 1, 1, 1), command: { id: '', title } }]
  }

  return [
    monaco.editor.registerCommand(revealCommand, (_accessor, resource: string, path: Path) =>
      workspace.select({ type: 'place', place: { resource, path }, origin: 'yaml', reveal: 'canvas' }),
    ),
    monaco.languages.registerCodeLensProvider('yaml', provider),
  ]
}
