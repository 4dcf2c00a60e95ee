import { objectsIn } from '../model/identify.ts'
import type { ResourceId } from '../model/resource.ts'
import { itemsAt } from '../references/rule-paths.ts'
import type { LineRange } from '../text/positions/position.ts'
import { type Path, samePath } from '../yaml/path.ts'
import type { Analysed, InFile } from './reading/analysed.ts'
import { documentsOf, type OpenDocument } from './reading/document-at.ts'
import { movedRange, ofAll, perDocument } from './reading/per-document.ts'

/** What the protocol calls a code lens: a line of words above a resource or a rule, which `codeLensResolve` finds. */
export interface CodeLens {
  readonly range: LineRange
  readonly data: CodeLensData
}

export interface CodeLensParams extends InFile {
  /** The numbers of the documents that are asked about, where that is not all. */
  readonly documents?: readonly number[] | undefined
}

export interface CodeLensData {
  readonly resource: ResourceId
  readonly path: Path
}

/** The lists whose items have a line of their own. */
const ruleLists = ['servers', 'listeners', 'http', 'tls', 'tcp', 'rules']

/** Where words stand: at each resource, and each rule or server in it. None for a text that is newer than the files. */
export function codeLens(analysed: Analysed, params: CodeLensParams): CodeLens[] {
  return ofAll(documentsOf(analysed, params), lensesOf)
}

const kept = new WeakMap<
  readonly LensPlace[],
  { readonly ids: string; readonly lenses: readonly CodeLens[] }
>()

/** Those of a document, kept for as long as it stands in its place and its resources are the same. */
export function lensesOf(open: OpenDocument): readonly CodeLens[] {
  const { sourceMap } = open.document
  const resources = open.resources.filter(it => it.sourceMap === sourceMap)
  if (resources.length === 0) return none
  const places = placesIn(open)
  const ids = resources.length === 1 ? resources[0]!.id : resources.map(it => it.id).join('\0')
  const known = kept.get(places)
  if (known?.ids === ids) return known.lenses
  const lenses = places.flatMap(({ base, path, range }): CodeLens[] => {
    const resource = resources.find(it => samePath(it.base, base))
    return resource ? [{ range, data: { resource: resource.id, path } }] : []
  })
  kept.set(places, { ids, lenses })
  return lenses
}

const none: readonly CodeLens[] = []

/** A place for words, and the object it is in. */
interface LensPlace {
  readonly base: Path
  readonly path: Path
  readonly range: LineRange
}

const placesIn = perDocument(
  (document, positions): LensPlace[] =>
    objectsIn(document).flatMap(({ base, value }) => {
      const { sourceMap } = document
      const rules = ruleLists.flatMap(list => itemsAt(value, ['spec', list]))
      return [[] as Path, ...rules].flatMap((path): LensPlace[] => {
        const at = [...base, ...path]
        // An item begins with its dash, an object with its first key.
        const range = path.length === 0 ? sourceMap.valueRange(at) : sourceMap.entryRange(at)
        if (!range) return []
        const start = positions.positionAt(range.from)
        return [{ base, path, range: { start, end: start } }]
      })
    }),
  (it, lines) => ({ ...it, range: movedRange(it.range, lines) }),
)
