import type { IDisposable } from 'monaco-editor/editor'
import type { FileModels } from '../file-models.ts'
import type { Monaco } from '../load-monaco.ts'
import type { LanguageAsker } from './ask-language.ts'
import { monacoLocations } from './locations.ts'

/** Everything that names what is at the cursor, in all files. */
export function registerReferences(
  monaco: Monaco,
  asker: LanguageAsker,
  models: FileModels,
  onTold: (message: string) => void,
): IDisposable {
  return monaco.languages.registerReferenceProvider('yaml', {
    async provideReferences(model, position, { includeDeclaration }, token) {
      const at = asker.at(model, position)
      return (
        at &&
        monacoLocations(models, await asker.ask('references', { ...at, includeDeclaration }, token), onTold)
      )
    },
  })
}
