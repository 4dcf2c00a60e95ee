import { indexAtPosition } from '../kustomize/view/source-position.ts'
import { createPlaces } from '../kustomize/view/written-place.ts'
import { findFile } from '../text/file-change.ts'
import { positionsIn } from '../text/positions/position.ts'
import { buildsOf, type Sources } from './building/builds.ts'
import { placeAsked, positionIn, whyNowhere } from './building/place-in-builds.ts'
import type { PreparedRename } from './prepare-rename.ts'
import type { Analysed, AtPosition } from './reading/analysed.ts'

/**
 * What can be renamed at a place of a file that kustomizations are built from: of a name that is made of another, with a prefix, the
 * other.
 */
export function prepareRenameInSources(
  shown: Analysed,
  at: AtPosition,
  sources: Sources,
  prepare: (analysed: Analysed, at: AtPosition) => PreparedRename,
): PreparedRename {
  const written = placeAsked(sources, at)
  if ('refuse' in written) return written
  const builds = buildsOf(sources, shown)
  const index = indexAtPosition(sources.files, at)
  let refused: PreparedRename | undefined
  for (const build of builds) {
    const position = positionIn(build, written, index)
    if (!position) continue
    const found = prepare(build.analysed(), { file: build.view.file.name, position })
    if ('refuse' in found) {
      refused ??= found
      continue
    }
    const { placeholder } = found
    const places = createPlaces(sources.files)
    const range = places.exactRangeOf(written)
    if (!range) break
    const text = findFile(sources.files, at.file)!.text
    const positions = positionsIn(text)
    const offset = positions.offsetAt(at.position)
    const own = text.slice(range.from, range.to)
    const start = partAt(own, placeholder, offset - range.from)
    if (start >= 0) {
      const from = range.from + start
      return { placeholder, range: positions.lineRange({ from, to: from + placeholder.length }) }
    }
    const name = own.replace(/^(["'])(.*)\1$/, '$2')
    if (name !== '' && placeholder.includes(name))
      return { placeholder: name, range: positions.lineRange(range) }
  }
  return refused ?? { refuse: whyNowhere(written, builds) }
}

/** Where a part of a text begins, of several the one at an offset; below 0 where there is none. */
function partAt(text: string, part: string, offset: number): number {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1))
    if (at <= offset && offset <= at + part.length) return at
  return text.lastIndexOf(part)
}
