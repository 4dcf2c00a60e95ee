import type { Resource } from '../model/resource.ts'
import { destinationList } from '../operations/route-backends.ts'
import { isMap } from '../yaml/is-map.ts'
import { type Path, valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import type { Split } from './read-split.ts'

/** An operation of a JSON patch (RFC 6902), as `kubectl patch --type=json` takes it. */
export interface PatchOperation {
  readonly op: 'test' | 'add'
  readonly path: string
  readonly value: Json
}

/**
 * The weights of a step as a JSON patch of the resource. It first tests that the rule is still the one that was planned
 * for and leads to the same destinations in the same order: where another has moved them, nothing is written.
 */
export function weightsPatch(
  resource: Resource,
  { rule, destinations }: Split,
  weights: readonly number[],
): PatchOperation[] {
  const at = (...path: Path) => valueAt(resource.value, [...rule.path, ...path]) as Json | undefined
  const test = (...path: Path): PatchOperation[] => {
    const value = at(...path)
    if (value === undefined || value === null) return []
    return [{ op: 'test', path: pointerTo([...rule.path, ...path]), value: withoutNulls(value) }]
  }
  const list = destinationList(rule)
  const isBackend = list === 'backendRefs'
  return [
    ...test('name'),
    ...test(isBackend ? 'matches' : 'match'),
    ...destinations.flatMap((_, i) =>
      isBackend
        ? ['group', 'kind', 'name', 'namespace', 'port'].flatMap(it => test(list, i, it))
        : test(list, i, 'destination'),
    ),
    // To add a member that is there already means to replace it, so a weight may be written or not.
    ...weights.map((weight, i): PatchOperation => {
      return { op: 'add', path: pointerTo([...rule.path, list, i, 'weight']), value: weight }
    }),
  ]
}

/** A path as RFC 6901 writes it: `/spec/http/1`. */
function pointerTo(path: Path): string {
  return path.map(it => `/${String(it).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** The API server takes fields that are null out of what it stores. */
function withoutNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (!isMap(value)) return value
  const kept = Object.entries(value).filter(([, it]) => it !== null)
  return Object.fromEntries(kept.map(([key, it]) => [key, withoutNulls(it)]))
}
