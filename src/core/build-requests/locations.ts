import { atSource } from '../kustomize/view/built-place.ts'
import { placeInView } from '../kustomize/view/source-position.ts'
import { createPlaces, originAt, type Places } from '../kustomize/view/written-place.ts'
import type { Location } from '../language-service/reading/placed.ts'
import { findFile } from '../text/file-change.ts'
import { type LineRange, positionsIn } from '../text/positions/position.ts'
import type { AskedBuild } from './build.ts'

/** Ranges of the text of the build as locations in the files, each once; what has none is left out. */
export function locationsInFiles(build: AskedBuild, found: readonly Location[]): Location[] {
  const places = createPlaces(build.files)
  const seen = new Set<string>()
  return found.flatMap(it => {
    const location = it.file === build.view.file.name ? locationInFiles(build, it.range, places) : it
    const key = JSON.stringify(location)
    if (!location || seen.has(key)) return []
    seen.add(key)
    return [location]
  })
}

/** Where the value at a range of the build is written, or that of which it is made. */
export function locationInFiles(
  { files, view }: AskedBuild,
  range: LineRange,
  places: Places,
): Location | undefined {
  const { resource: number, path } = placeInView(view, positionsIn(view.file.text).range(range).from)
  const resource = view.resolution.resources[number]
  if (!resource) return undefined
  const origin = originAt(resource, path)
  // Of a name with a suffix, the name is looked for, not the suffix.
  const before = origin.type === 'made' ? places.exactRangeOf(atSource(resource, path)) : undefined
  const written = before ?? places.rangeOf(origin.at)
  const text = written && findFile(files, written.file)?.text
  if (text === undefined) return undefined
  return { file: written!.file, range: positionsIn(text).lineRange(written!) }
}
