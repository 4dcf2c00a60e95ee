import { type Joined, joinAgain, type Mapped, mapAgain } from '../data/map-again.ts'
import { type BareObject, type Naming, sameNaming } from '../model/identify.ts'
import type { AnalysedDocument, Resource, ResourceId } from '../model/resource.ts'
import { isMap } from '../yaml/is-map.ts'
import type { KeptDocument, KeptFile } from './keep-documents.ts'
import { type Named, type NamedFile, type Names, nameResources } from './name-resources.ts'

/** A document where it now stands, with its resources named. */
export interface PlacedDocument extends AnalysedDocument {
  readonly kept: KeptDocument
  /** One-based, in the file. */
  readonly firstLine: number
  readonly naming: Naming
}

/** All documents and resources of some files, in the order of the files. */
export interface Placed {
  readonly documents: readonly PlacedDocument[]
  readonly resources: readonly Resource[]
  /** Those of documents that cannot be read at the moment. */
  readonly stale: readonly ResourceId[]
  readonly naming: Naming
  readonly names: Names
  readonly files: Mapped<NamedFile, PlacedFile>
  /** What each file has. */
  readonly lists: {
    readonly documents: Mapped<PlacedFile, readonly PlacedDocument[]>
    readonly resources: Mapped<PlacedFile, readonly Resource[]>
    readonly stale: Mapped<PlacedFile, readonly ResourceId[]>
  }
  readonly joined: {
    readonly documents: Joined<PlacedDocument>
    readonly resources: Joined<Resource>
    readonly stale: Joined<ResourceId>
  }
}

interface PlacedFile {
  readonly documents: readonly PlacedDocument[]
  readonly resources: readonly Resource[]
  readonly stale: readonly ResourceId[]
}

/**
 * Names and places the resources of all documents, as `identifyResources` does. What did not move stays the same object.
 * The last good objects of a document that cannot be read take part unless another has taken their name.
 */
export function placeResources(
  before: Placed | undefined,
  files: readonly KeptFile[],
  asked: Naming,
): Placed {
  const same = before && sameNaming(before.naming, asked) ? before : undefined
  const naming = same?.naming ?? asked
  const names = nameResources(same?.names, files, naming.defaultNamespace)
  const placed = mapAgain(same?.files, names.files, (it, old) => placeFile(old, it, naming))
  const lists = {
    documents: mapAgain(before?.lists.documents, placed.results, it => it.documents),
    resources: mapAgain(before?.lists.resources, placed.results, it => it.resources),
    stale: mapAgain(before?.lists.stale, placed.results, it => it.stale),
  }
  const joined = {
    documents: joinAgain(before?.joined.documents, lists.documents.results),
    resources: joinAgain(before?.joined.resources, lists.resources.results),
    stale: joinAgain(before?.joined.stale, lists.stale.results),
  }
  return {
    documents: joined.documents.items,
    resources: joined.resources.items,
    stale: joined.stale.items,
    naming,
    names,
    files: placed,
    lists,
    joined,
  }
}

function placeFile(old: PlacedFile | undefined, { file, documents }: NamedFile, naming: Naming): PlacedFile {
  let moved: Map<KeptDocument, PlacedDocument> | undefined
  let offset = 0
  let firstLine = 1
  const placed = file.documents.map((kept, index) => {
    const beside = old?.documents[index]
    if (beside?.kept !== kept) moved ??= new Map(old?.documents.map(it => [it.kept, it]))
    const known = beside?.kept === kept ? beside : moved?.get(kept)
    const { document } = kept
    const passedOver = kept.skipped && { skipped: true as const }
    const place = { file: file.name, index, offset, firstLine, naming, kept, document, ...passedOver }
    offset += document.text.length
    firstLine += kept.lines
    return placeDocument(known, place, documents[index]!)
  })
  const stale = placed.filter(it => it.kept.isStale).flatMap(it => it.resources.map(resource => resource.id))
  return {
    documents: placed,
    resources: placed.flatMap(it => it.resources),
    stale: stale.length === 0 ? none : stale,
  }
}

const none: readonly ResourceId[] = []

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
