import { placeInView } from '../kustomize/view/source-position.ts'
import { createPlaces } from '../kustomize/view/written-place.ts'
import type { DocumentHighlight } from '../language-service/document-highlights.ts'
import { findFile } from '../text/file-change.ts'
import { positionsIn } from '../text/positions/position.ts'
import { type AskedBuild, positionInBuild, type Way } from './build.ts'
import { locationInFiles } from './locations.ts'

/** What gives or uses a name in the build, of that what stands in the file; a patch's own name for a resource among it. */
export const highlightsInFile: Way<'documentHighlights'> = (build, params) => {
  const at = positionInBuild(build, params)
  return at && { params: at, answered: found => highlightsIn(build, params.file, found) }
}

function highlightsIn(
  build: AskedBuild,
  file: string,
  found: readonly DocumentHighlight[],
): DocumentHighlight[] {
  const places = createPlaces(build.files)
  const marked = new Map<string, DocumentHighlight>()
  const mark = (it: DocumentHighlight) => {
    const key = `${it.range.start.line} ${it.range.start.character}`
    if (!marked.has(key)) marked.set(key, it)
  }
  for (const { range, kind } of found) {
    const location = locationInFiles(build, range, places)
    if (location?.file === file) mark({ range: location.range, kind })
    if (kind === 3) for (const it of namesIn(build, file, range)) mark({ range: it, kind: 2 })
  }
  return [...marked.values()]

  function namesIn({ files, view }: AskedBuild, name: string, range: DocumentHighlight['range']) {
    const { resource, path } = placeInView(view, positionsIn(view.file.text).range(range).from)
    const text = findFile(files, name)?.text
    const named = path.join() === 'metadata,name' ? view.resolution.resources[resource]?.namedBy : undefined
    return (named ?? []).flatMap(map => {
      const at = map.entries.get('name')?.origin.at
      const found = at?.file === name ? places.exactRangeOf(at) : undefined
      return found && text !== undefined ? [positionsIn(text).lineRange(found)] : []
    })
  }
}
