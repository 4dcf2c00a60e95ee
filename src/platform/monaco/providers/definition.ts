import type { IDisposable } from 'monaco-editor/editor'
import type { FileModels } from '../file-models.ts'
import type { Monaco } from '../load-monaco.ts'
import type { LanguageAsker } from './ask-language.ts'
import { monacoLocations } from './locations.ts'

/** Leads from a name to where it is given, in whatever file; Monaco peeks by the same. */
export function registerDefinition(monaco: Monaco, asker: LanguageAsker, models: FileModels): IDisposable {
  return monaco.languages.registerDefinitionProvider('yaml', {
    async provideDefinition(model, position, token) {
      const at = asker.at(model, position)
      return at && monacoLocations(models, await asker.ask('definition', at, token))
    },
  })
}
