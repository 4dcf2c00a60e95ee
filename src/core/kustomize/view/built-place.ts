import type { Path } from '../../yaml/path.ts'
import { isKustomization } from '../files/kustomization-names.ts'
import type { Resolution, ResolvedResource } from '../resolve.ts'
import type { Traced, WrittenAt } from '../traced/traced.ts'

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
  return indexOf(resolution).places.get(keyOfPlace(at))
}

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
  const found = indexOf(resolution).ofFile.get(file)
  return found ? [...found] : []
}

interface Index {
  readonly ofFile: ReadonlyMap<string, ReadonlySet<number>>
  readonly places: ReadonlyMap<string, BuiltPlace>
  /** The number of a resource by the document that it has something of. */
  readonly documents: ReadonlyMap<string, number>
}

const indices = new WeakMap<Resolution, Index>()

function indexOf(resolution: Resolution): Index {
  const known = indices.get(resolution) ?? makeIndex(resolution)
  indices.set(resolution, known)
  return known
}

function makeIndex({ resources }: Resolution): Index {
  const places = new Map<string, BuiltPlace>()
  const documents = new Map<string, number>()
  const ofFile = new Map<string, Set<number>>()
  const enterPlace = (at: WrittenAt, place: BuiltPlace) => {
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
    const document = documentKey(at.file, at.document)
    if (!documents.has(document)) documents.set(document, place.resource)
    const own = ofFile.get(at.file)
    if (own) own.add(place.resource)
    else ofFile.set(at.file, new Set([place.resource]))
    const parts = value.kind === 'list' ? value.items.entries() : entriesOf(value)
    for (const [step, it] of parts) enter(it, { ...place, path: [...place.path, step] })
  }
  for (const [resource, { value }] of resources.entries()) enter(value, { resource, path: [] })
  // By its own name a patch says which resource it is for.
  for (const [resource, { namedBy }] of resources.entries())
    for (const map of namedBy) {
      const document = documentKey(map.origin.at.file, map.origin.at.document)
      if (!isKustomization(map.origin.at.file) && !documents.has(document)) documents.set(document, resource)
      for (const field of ['name', 'namespace']) {
        const named = map.entries.get(field)
        if (named?.origin.type === 'written')
          enterPlace(named.origin.at, { resource, path: ['metadata', field] })
      }
    }
  return { places, documents, ofFile }
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

/** The same text for the same place. */
export function keyOfPlace({ file, document, path, inside }: WrittenAt): string {
  return JSON.stringify([file, document, path, inside?.document, inside?.path])
}
