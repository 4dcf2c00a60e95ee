import { kindKey } from '../kinds/kind-key.ts'
import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import { isMap } from '../yaml/is-map.ts'
import type { Path } from '../yaml/path.ts'
import { valueAt } from '../yaml/path.ts'
import type { Json, SourceDocument } from '../yaml/source-document.ts'
import type { AnalysedDocument, Resource, ResourceId } from './resource.ts'

/** A document of a file that has been read but not yet looked at for resources. */
export interface ReadDocument {
  readonly file: string
  /** The document's number in its file, from 0. */
  readonly index: number
  /** Where the document's text begins in the file. */
  readonly offset: number
  readonly document: SourceDocument
  /** Set where Kubernetes passes the document over, as `cutDocuments` found. */
  readonly skipped?: true
}

/** An object of a document before it is named: what of it depends on the document's text alone. */
export interface BareObject {
  readonly base: Path
  readonly value: { readonly [key: string]: Json }
  readonly kind: string
  readonly apiVersion: string
  readonly name: string
  /** Undefined where the text names none. */
  readonly namespace: string | undefined
}

/**
 * Finds and names the resources of all documents, in the order of the files. A map with a `kind` is a resource;
 * the items of a `kind: List` are resources, the list itself is not. Documents that hold none come back with none.
 */
export function identifyResources(
  documents: readonly ReadDocument[],
  naming: Naming = defaultSettings,
): AnalysedDocument[] {
  const nextId = resourceIds()
  return documents.map(it => ({
    ...it,
    resources: objectsIn(it.document).map(object => nameResource(it, object, naming, nextId)),
  }))
}

/** What a text leaves to the settings. */
export type Naming = Pick<AnalysisSettings, 'defaultNamespace' | 'domain' | 'gatewayApi'>

/** Whether two settings name the objects of a text alike. */
export function sameNaming(a: Naming, b: Naming): boolean {
  return a.defaultNamespace === b.defaultNamespace && a.domain === b.domain && a.gatewayApi === b.gatewayApi
}

/** A counter that gives each resource its id: `Kind/namespace/name`, the kind as `kindKey` has it, then `~2`, `~3` … for those that repeat. */
export function resourceIds(): (kind: string, namespace: string, name: string) => ResourceId {
  const taken = new Set<ResourceId>()
  const seen = new Map<ResourceId, number>()
  return (kind, namespace, name) => {
    const plain = `${kind}/${namespace}/${name}`
    let count = (seen.get(plain) ?? 0) + 1
    // A name may itself end in `~2`; nobody has checked it yet.
    while (taken.has(withOccurrence(plain, count))) count++
    seen.set(plain, count)
    const id = withOccurrence(plain, count)
    taken.add(id)
    return id
  }
}

/** The objects a document holds, unwrapped from `kind: List` as kubectl does. Depends on the document alone. */
export function objectsIn(document: SourceDocument): BareObject[] {
  const root = document.value
  if (!isMap(root)) return []
  const items = valueAt(root, ['items']) as Json | undefined
  if (!isList(root) || !Array.isArray(items)) return bareObject(root, [])
  return items.flatMap((item, i) => (isMap(item) ? bareObject(item, ['items', i]) : []))
}

function bareObject(value: { readonly [key: string]: Json }, base: Path): BareObject[] {
  const kind = textAt(value, ['kind'])
  if (!kind) return []
  return [
    {
      base,
      value,
      kind,
      apiVersion: textAt(value, ['apiVersion']) ?? '',
      name: textAt(value, ['metadata', 'name']) ?? '',
      namespace: textAt(value, ['metadata', 'namespace']) || undefined,
    },
  ]
}

function nameResource(
  { file, index, offset, document }: ReadDocument,
  { base, value, kind, apiVersion, name, namespace = '' }: BareObject,
  { defaultNamespace, domain, gatewayApi }: Naming,
  nextId: ReturnType<typeof resourceIds>,
): Resource {
  const resolved = namespace || defaultNamespace
  const spec = valueAt(value, ['spec']) as Json | undefined
  const range = document.sourceMap.valueRange(base) ?? { from: 0, to: document.text.length }
  return {
    id: nextId(kindKey({ kind, apiVersion }), resolved, name),
    kind,
    apiVersion,
    name,
    namespace: resolved,
    domain,
    channel: gatewayApi,
    file,
    document: index,
    offset,
    base,
    value,
    spec: isMap(spec) ? spec : {},
    sourceMap: document.sourceMap,
    range: { from: range.from + offset, to: range.to + offset },
  }
}

function isList(value: { readonly [key: string]: Json }): boolean {
  return textAt(value, ['kind']) === 'List'
}

function textAt(value: Json, path: Path): string | undefined {
  const found = valueAt(value, path)
  return typeof found === 'string' ? found : undefined
}

function withOccurrence(plain: string, count: number): ResourceId {
  return count === 1 ? plain : `${plain}~${count}`
}
