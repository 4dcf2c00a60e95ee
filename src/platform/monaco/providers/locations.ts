import type { languages } from 'monaco-editor/editor'
import type { Location } from '../../../core/language-service/reading/placed.ts'
import type { FileModels } from '../file-models.ts'
import { monacoRange } from './ranges.ts'

/** Of more files than this no text is opened to be peeked at. */
const mostFiles = 60

/** Locations as Monaco has them: of files whose text it holds, which is opened for that. */
export function monacoLocations(
  models: FileModels,
  found: readonly Location[] | undefined,
): languages.Location[] {
  const files = new Set<string>()
  return (found ?? []).flatMap(({ file, range }) => {
    files.add(file)
    const opened = files.size <= mostFiles ? models.open(file) : undefined
    return opened ? [{ uri: opened.model.uri, range: monacoRange(range) }] : []
  })
}
