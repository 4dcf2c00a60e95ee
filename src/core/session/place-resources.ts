import { kindKey } from '../kinds/kind-key.ts'
import { type BareObject, type Naming, resourceIds, sameNaming } from '../model/identify.ts'
import type { AnalysedDocument, Resource, ResourceId } from '../model/resource.ts'
import { isMap } from '../yaml/is-map.ts'
import type { KeptDocument, KeptFile } from './keep-documents.ts'

/** A document where it now stands, with its resources named. */
export interface PlacedDocument extends AnalysedDocument {
  readonly kept: KeptDocument
  /** One-based, in the file. */
  readonly firstLine: number
  readonly naming: Naming
}

/**
 * Names and places the resources of all documents, as `identifyResources` does. What did not move stays the same object.
 * The last good objects of a document that cannot be read take part unless another has taken their name.
 */
export function placeResources(
  before: readonly PlacedDocument[],
  files: readonly KeptFile[],
  naming: Naming,
): readonly PlacedDocument[] {
  let moved: Map<KeptDocument, PlacedDocument> | undefined
  const findMoved = (kept: KeptDocument) => {
    moved ??= new Map(before.map(it => [it.kept, it]))
    return moved.get(kept)
  }
  const { defaultNamespace } = naming
  const sameNames = keepNames(before, files, defaultNamespace)
  const ids = sameNames ?? nameResources(files, defaultNamespace)
  const placed: PlacedDocument[] = []
  for (const { name: file, documents } of files) {
    let offset = 0
    let firstLine = 1
    documents.forEach((kept, index) => {
      const beside = before[placed.length]
      if (sameNames && beside && isThere(beside, { kept, file, index, offset, firstLine, naming })) {
        sameNames(kept)
        placed.push(beside)
        offset += kept.document.text.length
        firstLine += kept.lines
        return
      }
      const known = beside?.kept === kept ? beside : findMoved(kept)
      const { document } = kept
      const passedOver = kept.skipped && { skipped: true as const }
      const place = { file, index, offset, firstLine, naming, kept, document, ...passedOver }
      placed.push(placeDocument(known, place, ids(kept)))
      offset += kept.document.text.length
      firstLine += kept.lines
    })
  }
  return placed
}

/** Whether a document stands where it stood, which nearly all do at a keystroke. */
function isThere(
  old: PlacedDocument,
  now: Pick<PlacedDocument, 'kept' | 'file' | 'index' | 'offset' | 'firstLine' | 'naming'>,
): boolean {
  return (
    old.kept === now.kept &&
    old.file === now.file &&
    old.index === now.index &&
    old.offset === now.offset &&
    old.firstLine === now.firstLine &&
    old.naming === now.naming
  )
}

/** An object that takes part, by its id. */
interface Named {
  readonly id: ResourceId
  readonly object: BareObject
}

/** The ids are those of before where the same names follow on each other; asked in the order of the files. */
function keepNames(
  before: readonly PlacedDocument[],
  files: readonly KeptFile[],
  defaultNamespace: string,
): ((kept: KeptDocument) => readonly Named[]) | undefined {
  let i = 0
  for (const { documents } of files)
    for (const kept of documents) {
      const old = before[i++]
      if (!old || (kept !== old.kept && !namesAgain(kept, old, defaultNamespace))) return undefined
      // What a stale document may name depends on all the others.
      if (kept.isStale) return undefined
    }
  if (i !== before.length || before.some(it => it.naming.defaultNamespace !== defaultNamespace))
    return undefined
  let next = 0
  return kept => {
    const { resources } = before[next++]!
    return kept.objects.map((object, k) => ({ id: resources[k]!.id, object }))
  }
}

function namesAgain(kept: KeptDocument, old: PlacedDocument, defaultNamespace: string): boolean {
  const names = fullNames(kept, defaultNamespace)
  const oldNames = fullNames(old.kept, defaultNamespace)
  return !old.kept.isStale && names.length === oldNames.length && names.every((it, i) => it === oldNames[i])
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
      id: nextId(kindKey(object), object.namespace ?? defaultNamespace, object.name),
      object,
    }))
  }
}

function placeDocument(
  old: PlacedDocument | undefined,
  place: Omit<PlacedDocument, 'resources'>,
  named: readonly Named[],
): PlacedDocument {
  const stays =
    old !== undefined &&
    old.file === place.file &&
    old.index === place.index &&
    old.offset === place.offset &&
    old.firstLine === place.firstLine &&
    sameNaming(old.naming, place.naming) &&
    old.resources.length === named.length &&
    old.resources.every((it, i) => it.id === named[i]!.id)
  if (stays) return old
  return {
    ...place,
    resources: named.map(({ object, id }) => placeResource(place, object, id)),
  }
}

function placeResource(
  { file, index, offset, naming, kept }: Omit<PlacedDocument, 'resources'>,
  { base, value, kind, apiVersion, name, namespace }: BareObject,
  id: ResourceId,
): Resource {
  const { text } = kept.document
  const spec = Object.hasOwn(value, 'spec') ? value.spec : undefined
  const whole = { from: 0, to: text.length }
  const range = kept.isStale ? whole : (kept.sourceMap.valueRange(base) ?? whole)
  return {
    id,
    kind,
    apiVersion,
    name,
    namespace: namespace ?? naming.defaultNamespace,
    domain: naming.domain,
    channel: naming.gatewayApi,
    file,
    document: index,
    offset,
    base,
    value,
    spec: isMap(spec) ? spec : {},
    sourceMap: kept.sourceMap,
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
  const names = kept.objects.map(it => `${kindKey(it)}/${it.namespace ?? defaultNamespace}/${it.name}`)
  keptNames.set(kept, { defaultNamespace, names })
  return names
}

const keptNames = new WeakMap<
  KeptDocument,
  { readonly defaultNamespace: string; readonly names: readonly string[] }
>()
