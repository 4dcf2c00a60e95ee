import { resourcesOfFile } from '../kustomize/view/built-place.ts'
import { placeInView } from '../kustomize/view/source-position.ts'
import { createPlaces } from '../kustomize/view/written-place.ts'
import type { CodeLens } from '../language-service/code-lens.ts'
import type { InlayHint } from '../language-service/inlay-hints.ts'
import { findFile } from '../text/file-change.ts'
import { type Position, positionsIn } from '../text/positions/position.ts'
import { type AskedBuild, isBuilt, type Way, writtenPlace } from './build.ts'

/** What values come to in the build, behind those that are written in the file. */
export const hintsInFile: Way<'inlayHints'> = (build, { range, ...about }) => {
  const documents = documentsOf(build, about)
  if (documents.length === 0) return undefined
  return {
    params: { file: build.view.file.name, documents },
    answered: hints =>
      hintsIn(build, about.file, hints).filter(
        ({ position: { line } }) => !range || (line >= range.start.line && line <= range.end.line),
      ),
  }
}

/** Words above what the build has of a file: its resources, rules and servers, those of a patch as well. */
export const lensesInFile: Way<'codeLens'> = (build, about) => {
  const documents = documentsOf(build, about)
  if (documents.length === 0) return undefined
  return {
    params: { file: build.view.file.name, documents },
    answered: lenses => lensesIn(build, about.file, lenses),
  }
}

/** The documents of the build that have something of a file; none while the answer would be about another text. */
function documentsOf(build: AskedBuild, about: Parameters<typeof isBuilt>[1]): readonly number[] {
  return build.isAnalysed && isBuilt(build, about) ? resourcesOfFile(build.view.resolution, about.file) : []
}

function hintsIn(build: AskedBuild, file: string, hints: readonly InlayHint[]): InlayHint[] {
  const { files, view } = build
  const text = findFile(files, file)?.text ?? ''
  const places = createPlaces(files)
  const built = positionsIn(view.file.text)
  const known = new Set<string>()
  const found = hints.flatMap(hint => {
    const { part, ...place } = placeInView(view, built.offsetAt(hint.position))
    const at = writtenPlace(build, place)
    if (at?.file !== file) return []
    const placed = places.documentOf(at)
    const { sourceMap } = placed?.source ?? {}
    const range =
      placed && (part === 'key' ? sourceMap?.keyRange(placed.path) : sourceMap?.valueRange(placed.path))
    if (!range) return []
    const position = positionsIn(text).positionAt(placed.toFile(range.to))
    const key = JSON.stringify([position, hint.label])
    if (known.has(key)) return []
    known.add(key)
    return [{ ...hint, position }]
  })
  return found.sort(({ position: a }, { position: b }) => a.line - b.line || a.character - b.character)
}

function lensesIn(build: AskedBuild, file: string, lenses: readonly CodeLens[]): CodeLens[] {
  const { files, view } = build
  const text = findFile(files, file)?.text ?? ''
  const places = createPlaces(files)
  const built = positionsIn(view.file.text)
  const startOf = (at: ReturnType<typeof writtenPlace>): Position[] => {
    const found = at?.file === file ? places.documentOf(at) : undefined
    if (!found) return []
    const { sourceMap } = found.source
    const range = found.path.length === 0 ? sourceMap.valueRange([]) : sourceMap.entryRange(found.path)
    return range ? [positionsIn(text).positionAt(found.toFile(range.from))] : []
  }
  return lenses.flatMap(({ range, data }): CodeLens[] => {
    const { resource: number } = placeInView(view, built.offsetAt(range.start))
    const resource = view.resolution.resources[number]
    if (!resource) return []
    const starts =
      data.path.length === 0
        ? [resource.value.origin.at, ...patchesOf(resource.namedBy)].flatMap(startOf)
        : startOf(writtenPlace(build, { resource: number, path: data.path }))
    return starts.map(start => ({ range: { start, end: start }, data }))
  })
}

type Resource = AskedBuild['view']['resolution']['resources'][number]

/** Where the merge patches of a resource begin. A `target` is no document of its own. */
function patchesOf(namedBy: Resource['namedBy']) {
  return namedBy.flatMap(({ origin: { at } }) => {
    const path = at.inside?.path ?? at.path
    if (path.at(-1) !== 'metadata') return []
    const root = path.slice(0, -1)
    return [at.inside ? { ...at, inside: { ...at.inside, path: root } } : { ...at, path: root }]
  })
}
