import { type BareObject, resourceIds } from '../model/identify.ts'
import { isMap } from '../model/read-value.ts'
import type { AnalysedDocument, Resource } from '../model/resource.ts'
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
  const nextId = resourceIds()
  const names = namesInEffect(files, defaultNamespace)
  return files.flatMap(({ name: file, documents }) => {
    let offset = 0
    let firstLine = 1
    return documents.map((kept, index) => {
      const place = { file, index, offset, firstLine, kept, document: kept.document }
      offset += kept.document.text.length
      firstLine += kept.lines
      const objects = kept.isStale
        ? kept.objects.filter(it => !names.has(fullName(it, defaultNamespace)))
        : kept.objects
      const ids = objects.map(it => nextId(it.kind, it.namespace ?? defaultNamespace, it.name))
      return placeDocument(old.get(kept), place, objects, ids, defaultNamespace)
    })
  })
}

function placeDocument(
  old: PlacedDocument | undefined,
  place: Omit<PlacedDocument, 'resources'>,
  objects: readonly BareObject[],
  ids: readonly string[],
  defaultNamespace: string,
): PlacedDocument {
  const stays =
    old !== undefined &&
    old.file === place.file &&
    old.index === place.index &&
    old.offset === place.offset &&
    old.firstLine === place.firstLine &&
    old.resources.length === objects.length &&
    old.resources.every(
      (it, i) => it.id === ids[i] && it.namespace === (objects[i]!.namespace ?? defaultNamespace),
    )
  if (stays) return old
  return {
    ...place,
    resources: objects.map((it, i) => placeResource(place, it, ids[i]!, defaultNamespace)),
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
  const hasStale = files.some(file => file.documents.some(it => it.isStale))
  if (!hasStale) return new Set()
  return new Set(
    files.flatMap(file =>
      file.documents.flatMap(it =>
        it.isStale ? [] : it.objects.map(object => fullName(object, defaultNamespace)),
      ),
    ),
  )
}

function fullName({ kind, namespace, name }: BareObject, defaultNamespace: string): string {
  return `${kind}/${namespace ?? defaultNamespace}/${name}`
}
