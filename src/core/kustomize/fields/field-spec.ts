import { KustomizeFault } from '../traced/problem.ts'
import { isSelected, type KindSelector, keyOf } from '../traced/resource-id.ts'
import { isNull, type Origin, type Traced, type TracedMap, withEntry } from '../traced/traced.ts'

/** A field of some kinds, as kustomize's transformer configurations name it: `spec/template/metadata/labels`. */
export interface FieldSpec extends KindSelector {
  readonly path: string
  readonly create?: boolean
}

/**
 * The resource with every value at a field changed; lists on the way are gone through. Where the specification says so, what is
 * missing is made. Follows sigs.k8s.io/kustomize/api/filters/fieldspec: Filter.
 */
export function changeField(
  resource: TracedMap,
  spec: FieldSpec,
  origin: Origin,
  /** Gets undefined where the field is made. */
  change: (value: Traced | undefined) => Traced,
): TracedMap {
  if (!isSelected(keyOf(resource), spec)) return resource
  return walk(resource, splitPath(spec.path), spec, origin, change) as TracedMap
}

function walk(
  value: Traced,
  path: readonly string[],
  spec: FieldSpec,
  origin: Origin,
  change: (value: Traced | undefined) => Traced,
): Traced {
  const [step, ...rest] = path
  if (step === undefined) return change(value)
  if (isNull(value)) return value
  if (value.kind === 'scalar')
    throw new KustomizeFault(`There is a single value on the way to \`${spec.path}\`.`, value.origin.at)
  if (value.kind === 'list') {
    const items = value.items.map(it => walk(it, path, spec, origin, change))
    return items.every((it, i) => it === value.items[i]) ? value : { ...value, items }
  }
  const name = step.replace(/\[\]$/, '')
  const canMake = spec.create === true && name === step
  const found = value.entries.get(name)
  if (isNull(found)) {
    if (!canMake) return value
    const empty: Traced = { kind: 'map', entries: new Map(), origin }
    const below = rest.length === 0 ? change(undefined) : walk(empty, rest, spec, origin, change)
    return withEntry(value, name, below)
  }
  const below = walk(found!, rest, spec, origin, change)
  return below === found ? value : withEntry(value, name, below)
}

/** `\/` is a slash within a step. */
export function splitPath(path: string): string[] {
  return path
    .replace(/^\//, '')
    .split(/(?<!\\)\//)
    .map(it => it.replaceAll('\\/', '/'))
}
