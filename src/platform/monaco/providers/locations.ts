import type { languages } from 'monaco-editor/editor'
import type { Location } from '../../../core/language-service/reading/placed.ts'
import type { FileModels } from '../file-models.ts'
import { monacoRange } from './ranges.ts'

/** Of more files than this no text is opened to be peeked at. */
const mostFiles = 60

/** Locations as Monaco has them: of files whose text it holds, which is opened for that. `onCut` is told of those that are too many. */
export function monacoLocations(
  models: FileModels,
  found: readonly Location[] | undefined,
  onCut: (message: string) => void = () => undefined,
): languages.Location[] {
  const files = new Set<string>()
  const listed = new Set<string>()
  let left = 0
  const shown = (found ?? []).flatMap(({ file, range }) => {
    files.add(file)
    if (files.size <= mostFiles) listed.add(file)
    const opened = listed.has(file) ? models.open(file) : undefined
    if (!opened) left++
    return opened ? [{ uri: opened.model.uri, range: monacoRange(range) }] : []
  })
  if (files.size > mostFiles)
    onCut(
      `The places in the first ${mostFiles} files are listed, and ${left.toLocaleString('en')} more in ${files.size - mostFiles} others are not. Find in all files has those.`,
    )
  return shown
}
