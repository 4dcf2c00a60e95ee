import { memoByObject } from '../../data/memo-by-object.ts'
import type { Path } from '../../yaml/path.ts'
import { isKustomization } from '../files/kustomization-names.ts'
import type { Resolution, ResolvedResource } from '../resolve.ts'
import type { Traced, TracedMap, WrittenAt } from '../traced/traced.ts'

/** A place in what a kustomization builds: the number of the resource, and the path in it. */
export interface BuiltPlace {
  readonly resource: number
  readonly path: Path
}

/**
 * Where the value that is written at a place of a file, or made of it, stands in what is built: the first of several. Undefined for what
 * the build does not take over, such as a value that a patch replaces.
 */
export function builtPlace(resolution: Resolution, at: WrittenAt): BuiltPlace | undefined {
  return placesIn(resolution, documentKey(at.file, at.document)).get(keyOfPlace(at))
}

/** The numbers of the resources that have something of a document of a file, or stood there before they were changed. */
export function resourcesOfDocument(
  resolution: Resolution,
  file: string,
  document: number,
): readonly number[] {
  return indexOf(resolution).candidates.get(documentKey(file, document)) ?? none
}

const none: readonly number[] = []

/** The first resource that has something of a document of a file: the object that stands there, or one that is patched with it. */
export function builtResource(
  resolution: Resolution,
  file: string,
  document: number,
): ResolvedResource | undefined {
  const found = indexOf(resolution).documents.get(documentKey(file, document))
  return found === undefined ? undefined : resolution.resources[found]
}

/** The numbers of the resources that have something of a file. */
export function resourcesOfFile(resolution: Resolution, file: string): readonly number[] {
  return indexOf(resolution).ofFile.get(file) ?? none
}

interface Index {
  readonly ofFile: ReadonlyMap<string, readonly number[]>
  /** The number of the first resource that has something of a document. */
  readonly documents: ReadonlyMap<string, number>
  /** The numbers of the resources that have something of a document, or stood there before they were changed. */
  readonly candidates: ReadonlyMap<string, readonly number[]>
  /** What stands at the places of a document; found for those documents that are asked about. */
  readonly places: Map<string, ReadonlyMap<string, BuiltPlace>>
}

const indices = new WeakMap<Resolution, Index>()

function indexOf(resolution: Resolution): Index {
  const known = indices.get(resolution) ?? makeIndex(resolution)
  indices.set(resolution, known)
  return known
}

function makeIndex({ resources }: Resolution): Index {
  const documents = new Map<string, number>()
  const ofFile = new Map<string, number[]>()
  const candidates = new Map<string, number[]>()
  const nameOf = documentNames()
  for (const [resource, { value, source }] of resources.entries()) {
    enterIn(candidates, nameOf(source), resource)
    for (const { name, file } of documentsOf(value)) {
      if (!documents.has(name)) documents.set(name, resource)
      enterIn(candidates, name, resource)
      enterIn(ofFile, file, resource)
    }
  }
  // By its own name a patch says which resource it is for.
  for (const [resource, { namedBy }] of resources.entries())
    for (const map of namedBy) {
      const name = nameOf(map.origin.at)
      if (!isKustomization(map.origin.at.file) && !documents.has(name)) documents.set(name, resource)
      for (const field of ['name', 'namespace']) {
        const named = map.entries.get(field)
        if (named) enterIn(candidates, nameOf(named.origin.at), resource)
      }
    }
  return { ofFile, documents, candidates, places: new Map() }
}

/** The documents that a value has something of, in the order in which it is read; most builds after an edit have it still. */
const documentsOf = memoByObject((value: TracedMap) => {
  const found = new Map<string, { readonly name: string; readonly file: string }>()
  const nameOf = documentNames()
  let last: string | undefined
  visitWritten(value, at => {
    const name = nameOf(at)
    if (name === last) return
    last = name
    if (!found.has(name)) found.set(name, { name, file: at.file })
  })
  return [...found.values()]
})

function enterIn(map: Map<string, number[]>, key: string, resource: number): void {
  const known = map.get(key)
  if (!known) map.set(key, [resource])
  // They come in order, but for those that a patch names.
  else if (known.at(-1)! < resource || !known.includes(resource)) known.push(resource)
}

/** Goes through where a value and everything in it was written. */
function visitWritten(value: Traced, visit: (at: WrittenAt) => void): void {
  visit(value.origin.at)
  if (value.kind === 'list') for (const it of value.items) visitWritten(it, visit)
  if (value.kind === 'map') for (const it of value.entries.values()) visitWritten(it, visit)
}

/** What stands at the places of a document, of several the first. */
function placesIn(resolution: Resolution, document: string): ReadonlyMap<string, BuiltPlace> {
  const index = indexOf(resolution)
  const known = index.places.get(document)
  if (known) return known
  const places = new Map<string, BuiltPlace>()
  index.places.set(document, places)
  const numbers = [...(index.candidates.get(document) ?? [])].sort((a, b) => a - b)
  const { resources } = resolution
  const enterPlace = (at: WrittenAt, place: BuiltPlace) => {
    if (documentKey(at.file, at.document) !== document) return
    const key = keyOfPlace(at)
    if (!places.has(key)) places.set(key, place)
  }
  const enter = (value: Traced, place: BuiltPlace) => {
    const { at, type } = value.origin
    // What makes it, such as a suffix, makes many others.
    const isWritten = type === 'written' || !isKustomization(at.file)
    // The namespace of a kustomization is that of all its resources, in the same words.
    if (!isWritten && at.path.join() === 'namespace' && place.path.at(-1) === 'namespace')
      enterPlace(at, place)
    enterPlace(isWritten ? at : atSource(resources[place.resource]!, place.path), place)
    const parts = value.kind === 'list' ? value.items.entries() : entriesOf(value)
    for (const [step, it] of parts) enter(it, { ...place, path: [...place.path, step] })
  }
  for (const resource of numbers) enter(resources[resource]!.value, { resource, path: [] })
  for (const resource of numbers)
    for (const { entries } of resources[resource]!.namedBy)
      for (const field of ['name', 'namespace']) {
        const named = entries.get(field)
        if (named?.origin.type === 'written')
          enterPlace(named.origin.at, { resource, path: ['metadata', field] })
      }
  return places
}

/** Where a value of a resource stands in the object as it was before the kustomization changed it, if it is there. */
export function atSource({ source }: ResolvedResource, path: Path): WrittenAt {
  return { ...source, path: [...source.path, ...path] }
}

function entriesOf(value: Traced): Iterable<readonly [string, Traced]> {
  return value.kind === 'map' ? value.entries : []
}

function documentKey(file: string, document: number): string {
  return `${document} ${file}`
}

/** The same, kept while the same document is asked about again and again. */
function documentNames(): (at: WrittenAt) => string {
  let last: { readonly file: string; readonly document: number; readonly name: string } | undefined
  return ({ file, document }) => {
    if (last?.file !== file || last.document !== document)
      last = { file, document, name: documentKey(file, document) }
    return last.name
  }
}

/** The same text for the same place. */
export function keyOfPlace({ file, document, path, inside }: WrittenAt): string {
  return JSON.stringify([file, document, path, inside?.document, inside?.path])
}
