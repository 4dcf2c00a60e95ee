import { type BareObject, resourceIds } from '../model/identify.ts'
import { isMap } from '../model/read-value.ts'
import type { AnalysedDocument, Resource, ResourceId } from '../model/resource.ts'
import type { KeptDocument, KeptFile } from './keep-documents.ts'

/** A document where it now stands, with its resources named. */
export interface PlacedDocument extends AnalysedDocument {
  readonly kept: KeptDocument
  /** One-based, in the file. */
  readonly firstLine: number
}

/**
 * Names and places the resources of all documents, as `identifyResources` does. What did not move stays the same object.
 * The last good objects of a document that cannot be read take part unless another has taken their name.
 */
export function placeResources(
  before: readonly PlacedDocument[],
  files: readonly KeptFile[],
  defaultNamespace: string,
): readonly PlacedDocument[] {
  const old = new Map(before.map(it => [it.kept, it]))
  const ids = nameResources(files, defaultNamespace)
  const placed: PlacedDocument[] = []
  for (const { name: file, documents } of files) {
    let offset = 0
    let firstLine = 1
    documents.forEach((kept, index) => {
      const place = { file, index, offset, firstLine, kept, document: kept.document }
      placed.push(placeDocument(old.get(kept), place, ids(kept), defaultNamespace))
      offset += kept.document.text.length
      firstLine += kept.lines
    })
  }
  return placed
}

/** An object that takes part, by its id. */
interface Named {
  readonly id: ResourceId
  readonly object: BareObject
}

/** Gives the objects of one document after the other their ids, to be asked in the order of the files. */
function nameResources(
  files: readonly KeptFile[],
  defaultNamespace: string,
): (kept: KeptDocument) => readonly Named[] {
  const nextId = resourceIds()
  const names = namesInEffect(files, defaultNamespace)
  return kept => {
    const objects = kept.isStale
      ? kept.objects.filter((_, i) => !names.has(fullNames(kept, defaultNamespace)[i]!))
      : kept.objects
    return objects.map(object => ({
      id: nextId(object.kind, object.namespace ?? defaultNamespace, object.name),
      object,
    }))
  }
}

function placeDocument(
  old: PlacedDocument | undefined,
  place: Omit<PlacedDocument, 'resources'>,
  named: readonly Named[],
  defaultNamespace: string,
): PlacedDocument {
  const stays =
    old !== undefined &&
    old.file === place.file &&
    old.index === place.index &&
    old.offset === place.offset &&
    old.firstLine === place.firstLine &&
    old.resources.length === named.length &&
    old.resources.every(
      (it, i) => it.id === named[i]!.id && it.namespace === (named[i]!.object.namespace ?? defaultNamespace),
    )
  if (stays) return old
  return {
    ...place,
    resources: named.map(({ object, id }) => placeResource(place, object, id, defaultNamespace)),
  }
}

function placeResource(
  { file, index, offset, kept }: Omit<PlacedDocument, 'resources'>,
  { base, value, kind, apiVersion, name, namespace }: BareObject,
  id: string,
  defaultNamespace: string,
): Resource {
  const { text } = kept.document
  const spec = Object.hasOwn(value, 'spec') ? value.spec : undefined
  const whole = { from: 0, to: text.length }
  const range = kept.isStale ? whole : (kept.source.valueRange(base) ?? whole)
  return {
    id,
    kind,
    apiVersion,
    name,
    namespace: namespace ?? defaultNamespace,
    file,
    document: index,
    offset,
    base,
    value,
    spec: isMap(spec) ? spec : {},
    source: kept.source,
    range: { from: range.from + offset, to: range.to + offset },
  }
}

function namesInEffect(files: readonly KeptFile[], defaultNamespace: string): ReadonlySet<string> {
  const names = new Set<string>()
  if (!files.some(file => file.documents.some(it => it.isStale))) return names
  for (const { documents } of files)
    for (const kept of documents)
      if (!kept.isStale) for (const name of fullNames(kept, defaultNamespace)) names.add(name)
  return names
}

/** The full names of a document's objects; kept with it, since a broken document asks for all of them at every keystroke. */
function fullNames(kept: KeptDocument, defaultNamespace: string): readonly string[] {
  const found = keptNames.get(kept)
  if (found?.defaultNamespace === defaultNamespace) return found.names
  const names = kept.objects.map(it => `${it.kind}/${it.namespace ?? defaultNamespace}/${it.name}`)
  keptNames.set(kept, { defaultNamespace, names })
  return names
}

const keptNames = new WeakMap<
  KeptDocument,
  { readonly defaultNamespace: string; readonly names: readonly string[] }
>()
