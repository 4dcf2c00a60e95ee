import { isMap } from '../../yaml/is-map.ts'
import type { Path } from '../../yaml/path.ts'
import type { Json, SourceDocument } from '../../yaml/source-document.ts'
import type { DocumentOfFile } from '../files/workspace-files.ts'
import { KustomizeFault } from '../traced/problem.ts'
import { type TracedMap, textAt, traceDocument, type WrittenAt } from '../traced/traced.ts'
import type { Customized } from './accumulator.ts'

/** How a place in one of the documents is named. */
export type PlaceIn = (document: number, path: Path) => WrittenAt

/** The objects of some documents, lists unwrapped. Throws a KustomizeFault where kustomize would refuse one. */
export function readResources(documents: readonly DocumentOfFile[], place: PlaceIn): Customized[] {
  return documents.flatMap(document => readDocument(document, place))
}

/** The same for documents of a file; what is read of one is kept for as long as the document is. */
export function readFileResources(documents: readonly DocumentOfFile[], file: string): Customized[] {
  const place: PlaceIn = (document, path) => ({ file, document, path })
  return documents.flatMap(it => {
    const known = kept.get(it.source)
    if (known?.file === file && known.index === it.index) return known.resources
    const resources = readDocument(it, place)
    kept.set(it.source, { file, index: it.index, resources })
    return resources
  })
}

const kept = new WeakMap<
  SourceDocument,
  { readonly file: string; readonly index: number; readonly resources: readonly Customized[] }
>()

function readDocument({ source, index }: DocumentOfFile, place: PlaceIn): Customized[] {
  const at = (path: Path) => place(index, path)
  if (!source.readable)
    throw new KustomizeFault(
      `${at([]).file} cannot be read: ${source.faults.find(it => it.severity === 'error')?.message ?? ''}`,
      at([]),
    )
  return objectsOf(source.value!, []).map(({ value, path }) => {
    const traced = traceDocument(source, value, path, at, 'yaml 1.2')
    if (traced.kind !== 'map')
      throw new KustomizeFault('Expected a mapping: an object of Kubernetes.', at(path))
    demandName(traced, at(path))
    return { value: traced, before: [], prefixes: [], suffixes: [], source: at(path) }
  })
}

/** A `kind` that ends in `List` with `items` is taken apart, whatever it is a list of. */
function objectsOf(value: Json, path: Path): { value: Json; path: Path }[] {
  if (!isMap(value) || typeof value.kind !== 'string' || !value.kind.endsWith('List'))
    return [{ value, path }]
  const { items } = value
  if (items === null) return []
  if (!Array.isArray(items)) return [{ value, path }]
  return items.flatMap((it, i) => objectsOf(it, [...path, 'items', i]))
}

function demandName(value: TracedMap, at: WrittenAt): void {
  if (!textAt(value, 'kind')) throw new KustomizeFault('The object has no `kind`.', at)
  if (!textAt(value, 'metadata', 'name')) throw new KustomizeFault('The object has no `metadata.name`.', at)
}
