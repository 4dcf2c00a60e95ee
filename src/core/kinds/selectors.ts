import { field, listOf, mapOf, object, required, text } from './describe.ts'
import type { Fields, FieldType } from './field.ts'

/** Labels that pick workloads; neither keys nor values know wildcards. */
export const workloadLabels: FieldType = mapOf(text(undefined, { maxLength: 63, cel: ['no-wildcard'] }), {
  maxProperties: 4096,
  cel: ['keys-without-wildcard', 'keys-not-empty'],
})

/** Picks workloads by `labels`. */
export const workloadSelector: FieldType = object({
  labels: field(
    mapOf(text(undefined, { maxLength: 63, cel: ['no-wildcard'] }), { maxProperties: 256 }),
    'Labels that a workload must have.',
    { examples: ['app: legacy'] },
  ),
})

const targetRef = object({
  group: field(
    text(undefined, { maxLength: 253, pattern: dnsNameOrNothing() }),
    'The API group of the object.',
  ),
  kind: required(
    text(undefined, { minLength: 1, maxLength: 63, pattern: '^[a-zA-Z]([-a-zA-Z0-9]*[a-zA-Z0-9])?$' }),
    'The kind of the object.',
    { examples: ['Gateway', 'Service'] },
  ),
  name: required(text(undefined, { minLength: 1, maxLength: 253 }), 'The name of the object.'),
  namespace: field(
    text(undefined, { cel: ['empty'] }),
    'Must be empty: the object is in the same namespace.',
  ),
})

/** A list of objects that a policy is attached to. */
export const targetRefs: FieldType = listOf(targetRef, { maxItems: 16 })

/** The three ways in which a policy says what it is for; at most one of them is used. */
export const policyTargets: Fields = {
  selector: field(
    object({ matchLabels: field(workloadLabels, 'Labels that a workload must have.') }),
    'The workloads that the policy applies to.',
    { default: 'all workloads of the namespace' },
  ),
  targetRef: field(targetRef, 'The object that the policy is attached to.'),
  targetRefs: field(targetRefs, 'The objects that the policy is attached to.'),
}

function dnsNameOrNothing(): string {
  return '^$|^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$'
}
