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

/** `cannot` is left out where objects are converted anyway; what is `blocked` stays in any case. */
export type How = 'carried' | 'approximated' | 'cannot' | 'blocked'

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

/** Whether objects are converted of whose fields this is told. */
export function isConvertible(fields: readonly CarriedField[], anyway: boolean): boolean {
  return fields.every(({ how }) => how !== 'blocked' && (anyway || how !== 'cannot'))
}

/** Of objects that are converted anyway those of which nothing is made, since a field of theirs cannot be carried. */
export function leftOut(
  resources: readonly Resource[],
  made: readonly { readonly of: Resource; readonly with?: readonly Resource[] }[],
  fields: readonly CarriedField[],
): readonly Resource[] {
  const lossy = new Set(fields.filter(it => it.how === 'cannot').map(it => it.resource))
  const used = new Set(made.flatMap(it => [it.of, ...(it.with ?? [])].map(own => own.id)))
  return resources.filter(it => lossy.has(it.id) && !used.has(it.id))
}
