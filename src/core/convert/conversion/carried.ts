import { canonical } from '../../data/canonical.ts'
import type { Resource, ResourceId } from '../../model/resource.ts'
import type { Path } from '../../yaml/path.ts'

/** What becomes of a field in the other API. */
export interface CarriedField {
  readonly resource: ResourceId
  readonly path: Path
  readonly how: How
  /** What it has become, what differs, or what to do instead: a sentence. */
  readonly note: string
}

export type How = 'carried' | 'approximated' | 'cannot'

/** Notes what becomes of the fields of one resource. */
export type Tell = (how: How, path: Path, note: string) => void

/** A notebook for a resource that writes into a list of all. */
export function tellOf({ id }: Resource, fields: CarriedField[]): Tell {
  return (how, path, note) => fields.push({ resource: id, path, how, note })
}

/** Tells of each member of a map that none of the names is: nothing is passed over in silence. */
export function tellOthers(
  map: object,
  known: readonly string[],
  path: Path,
  tell: Tell,
  instead: Readonly<Record<string, string>> = {},
): void {
  for (const name of Object.keys(map)) {
    const camel = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
    if (!known.includes(camel))
      tell('cannot', [...path, name], instead[camel] ?? 'The Gateway API has no field for it.')
  }
}

/** The fields, each that is told several times in the same words once. */
export function withoutRepeats(fields: readonly CarriedField[]): readonly CarriedField[] {
  const byKey = new Map(fields.map(it => [canonical([it.resource, [...it.path], it.how, it.note]), it]))
  return [...byKey.values()]
}
