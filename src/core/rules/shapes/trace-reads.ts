import type { Resource } from '../../model/resource.ts'
import { isMap } from '../../yaml/is-map.ts'
import type { ShapePlace } from './places.ts'

/** A resource that notes which of its leaves are read. */
export interface Traced {
  readonly resource: Resource
  /** The numbers of the leaves that were read, in that order, each once. */
  readonly reads: readonly number[]
  /** Whether something was read that is no leaf and does not follow from the shape, such as where in the text it stands. */
  readonly isOpen: () => boolean
  /** Something that was made of the resource place by place, with its reads noted as well: undefined stands for the whole. */
  readonly wrap: (value: unknown, path: readonly (string | number)[]) => unknown
}

/** Makes a resource that notes its reads, of one whose shape has these places. */
export function traceReads(resource: Resource, places: ShapePlace): Traced {
  const reads: number[] = []
  const seen = new Set<number>()
  let isOpen = false
  const value = wrapAll(resource.value, places) as Resource['value']
  const nameLeaf = placeAt(places, ['metadata', 'name'])
  const { kind, apiVersion, domain, channel } = resource
  const open = <T>(it: T): T => {
    isOpen = true
    return it
  }
  const traced: Resource = {
    // The shape has these.
    kind,
    apiVersion,
    domain,
    channel,
    value,
    spec: isMap(resource.value.spec) ? (value.spec as Resource['spec']) : resource.spec,
    get name() {
      if (nameLeaf && 'leaf' in nameLeaf) note(nameLeaf.leaf)
      return resource.name
    },
    get namespace() {
      note(0)
      return resource.namespace
    },
    get id() {
      return open(resource.id)
    },
    get file() {
      return open(resource.file)
    },
    get document() {
      return open(resource.document)
    },
    get offset() {
      return open(resource.offset)
    },
    get base() {
      return open(resource.base)
    },
    get sourceMap() {
      return open(resource.sourceMap)
    },
    get range() {
      return open(resource.range)
    },
  }
  return {
    resource: traced,
    reads,
    isOpen: () => isOpen,
    wrap: (value, path) => {
      const place = placeAt(places, path)
      return place && 'leaf' in place ? noted(place.leaf, value) : wrapAll(value, place)
    },
  }

  function note(leaf: number): void {
    if (seen.has(leaf)) return
    seen.add(leaf)
    reads.push(leaf)
  }

  function noted(leaf: number, value: unknown): unknown {
    note(leaf)
    return value
  }

  /** Kept by place: an alias has one object stand at several, and the next object of the shape may have several there. */
  function wrapAll(value: unknown, place: ShapePlace | undefined): unknown {
    const made = new Map<ShapePlace, unknown>()
    return wrap(value, place)

    function wrap(value: unknown, place: ShapePlace | undefined): unknown {
      if (typeof value !== 'object' || value === null || !place || 'leaf' in place) return value
      const known = made.get(place)
      if (known) return known
      const proxy = new Proxy(value, {
        get(target, key) {
          const it: unknown = Reflect.get(target, key)
          const below = typeof key === 'string' ? place.below.get(key) : undefined
          if (!below) return it
          if (!('leaf' in below)) return wrap(it, below)
          note(below.leaf)
          return it
        },
      })
      made.set(place, proxy)
      return proxy
    }
  }
}

function placeAt(places: ShapePlace, path: readonly (string | number)[]): ShapePlace | undefined {
  let at: ShapePlace | undefined = places
  for (const step of path) at = at && 'below' in at ? at.below.get(String(step)) : undefined
  return at
}
