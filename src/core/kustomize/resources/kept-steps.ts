import type { TransformerFields } from '../fields/default-fields.ts'
import type { Traced } from '../traced/traced.ts'
import type { Customized } from './accumulator.ts'

/** What makes a resource into another: a patch, or a part of a kustomization with the fields that it touches. */
export type Step = object

/**
 * A part of a kustomization as a step. It is the same object while the part and the fields are, so that what it made of a resource holds:
 * an edit changes few of many resources, and those that stay the same objects need not be looked at again by whoever compares builds.
 */
export function stepOf(part: Traced, name: string, fields: TransformerFields): Step {
  const byName = steps.get(part) ?? new Map<string, KeptStep>()
  steps.set(part, byName)
  const known = byName.get(name)
  if (known?.fields === fields) return known
  const step = { fields }
  byName.set(name, step)
  return step
}

interface KeptStep {
  readonly fields: TransformerFields
}

const steps = new WeakMap<Traced, Map<string, KeptStep>>()

/** What a step makes of a resource, which must depend on nothing else. */
export function keptBy<T>(step: Step, resource: Customized, make: (resource: Customized) => T): T {
  const results = made.get(step) ?? new WeakMap<Customized, { readonly result: unknown }>()
  made.set(step, results)
  const known = results.get(resource)
  if (known) return known.result as T
  const result = make(resource)
  results.set(resource, { result })
  return result
}

const made = new WeakMap<Step, WeakMap<Customized, { readonly result: unknown }>>()
