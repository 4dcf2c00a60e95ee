import type { Fault } from '../../istio/gateway-api/fault.ts'
import { effective, type Model } from '../../model/model.ts'
import type { Resource } from '../../model/resource.ts'
import { allOf } from '../../operations/all-of.ts'
import { allowReference } from '../../operations/allow-reference.ts'
import { setField } from '../../operations/set-field.ts'
import { isGranted } from '../../references/reference-grants.ts'
import type { Path } from '../../yaml/path.ts'
import type { Finding, FindingFix } from '../define-rule.ts'
import { meantResource } from '../references/near-misses.ts'

/** The reference that a fault is about: the map with `name` and `namespace`. */
export interface FaultyRef {
  readonly from: Resource
  readonly path: Path
  /** Whether another namespace asks for a ReferenceGrant. */
  readonly needsGrant: boolean
}

/** A fault as a finding tells it: what is missing is asked for, and what is not allowed can be. */
export function told(
  model: Model,
  { message, missing, ungranted }: Fault,
  ref: FaultyRef,
): Omit<Finding, 'path'> {
  return {
    message,
    ...(missing && { outside: missing, ...meantInstead(model, missing, ref) }),
    ...(ungranted && { fix: grantFix(ungranted) }),
  }
}

/** A ReferenceGrant beside what is referred to, for that one object. */
function grantFix(reference: NonNullable<Fault['ungranted']>): FindingFix {
  const { kind, namespace, name } = reference.to
  return {
    title: `Allow the reference to ${kind} ${name} by a ReferenceGrant in ${namespace}`,
    operation: () => allowReference(reference),
  }
}

/** The one object of the files that is most likely meant: of nearly the name, or of the name in another namespace. */
function meantInstead(
  model: Model,
  missing: NonNullable<Fault['missing']>,
  { from, path, needsGrant }: FaultyRef,
): Pick<Finding, 'meant' | 'fix'> {
  const { kind } = missing
  if (kind !== 'Service' && kind !== 'Secret' && kind !== 'ConfigMap') return {}
  const found = meantResource(effective(model, kind), missing)
  if (!found) return {}
  const to = { kind, namespace: found.namespace, name: found.name } as const
  const isFar = found.namespace !== missing.namespace
  const grants = needsGrant && isFar && !isGranted(model, from, to)
  const place = (key: string) => ({ resource: from.id, path: [...path, key] })
  const change = isFar ? setField(place('namespace'), to.namespace) : setField(place('name'), to.name)
  const words = isFar ? `${kind} ${to.name} of namespace ${to.namespace}` : `${kind} ${to.name}`
  const title = `Use ${words}${grants ? ', and allow it by a ReferenceGrant there' : ''}`
  return {
    meant: isFar ? `${to.namespace}/${to.name}` : to.name,
    fix: {
      title,
      operation: () => allOf(title, [change, ...(grants ? [allowReference({ from, to })] : [])]),
    },
  }
}
