import type { Resource } from '../../core/model/resource.ts'
import type { Operation } from '../../core/operations/operation.ts'
import type { Path } from '../../core/yaml/path.ts'
import type { Json } from '../../core/yaml/source-document.ts'
import { changedBy, sortOf } from './field-operations.ts'
import { get, InTheWay, insert, set } from './plain-values.ts'
import type { Candidate, Expected, Outcome, World } from './possible-operation.ts'

export interface Made {
  readonly operation: Operation
  readonly value: (before: Json) => Expected
  readonly within: Path
  readonly adds?: boolean
  readonly removes?: boolean
}

/** An operation that changes one resource; the value is worked out when it is asked for. */
export function change(
  world: World,
  resource: Resource,
  name: string,
  path: Path,
  make: () => Made,
): Candidate {
  return {
    operation: name,
    sort: sortOf(resource, path),
    make() {
      const { operation, value, within, ...others } = make()
      const about = `${name} ${resource.id} ${JSON.stringify(path)}: ${operation.title}`
      return { about, operation, outcome: outcomeOf(world, resource, value, within, others) }
    },
  }
}

/** Thrown where the operation has to refuse. */
export class Refused extends Error {}

function outcomeOf(
  world: World,
  resource: Resource,
  value: (before: Json) => Expected,
  within: Path,
  others: { adds?: boolean; removes?: boolean },
): Outcome | 'refused' {
  try {
    const wanted = value(resource.value as Json)
    const changed = changedBy(world, resource, resource.value as Json, [within])
    const whole: Expected =
      typeof wanted === 'function'
        ? (found, before) =>
            set(before, resource.base, wanted(get(found, resource.base)!, get(before, resource.base)!))
        : set(changed.document.document.value, resource.base, wanted)
    return { changed: [{ ...changed, value: whole, ...others }] }
  } catch (error) {
    if (error instanceof Refused || error instanceof InTheWay) return 'refused'
    throw error
  }
}

/** An item more in a list, at its end or at an index, of which only the form is known. */
export function insertedLast(
  before: Json,
  list: Path,
  isRight: (item: Json, others: readonly Json[]) => boolean,
  index?: number,
): Expected {
  const old = get(before, list) ?? []
  if (!Array.isArray(old)) throw new Refused()
  const position = index ?? old.length
  insert(before, list, position, {})
  return found => {
    const item = get(found, [...list, position])
    if (item === undefined || !isRight(item, old)) throw new Error(`${JSON.stringify(item)} is no new item`)
    return insert(before, list, position, item)
  }
}

/** The paths of a list's items. */
export function itemsAt(resource: Resource, list: Path): Path[] {
  const items = get(resource.value as Json, list)
  return Array.isArray(items) ? items.map((_, i) => [...list, i]) : []
}
