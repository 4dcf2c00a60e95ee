import type { IDisposable } from 'monaco-editor/editor'
import type { Workspace } from '../../../workspace/workspace.ts'
import type { Monaco } from '../load-monaco.ts'
import type { LanguageAsker } from './ask-language.ts'
import { monacoRange } from './ranges.ts'
import type { SettledLanguage } from './settled-language.ts'

const scheme = 'drawbridge-file'

/** Addresses that open in the browser, and paths of a kustomization that open the file. */
export function registerDocumentLinks(
  monaco: Monaco,
  asker: LanguageAsker,
  settled: SettledLanguage,
  workspace: Workspace,
): IDisposable[] {
  return [
    monaco.languages.registerLinkProvider('yaml', {
      async provideLinks(model, token) {
        const links = await settled.ask('documentLinks', model, () => asker.file(model), token)
        return {
          links: (links ?? []).map(({ range, tooltip, file, target }) => ({
            range: monacoRange(range),
            tooltip,
            url: file === undefined ? (target ?? '') : monaco.Uri.from({ scheme, path: `/${file}` }),
          })),
        }
      },
    }),
    monaco.editor.registerLinkOpener({
      open(resource) {
        if (resource.scheme !== scheme) return false
        workspace.openFile(resource.path.slice(1))
        return true
      },
    }),
  ]
}
