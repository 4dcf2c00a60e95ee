import type { Place, Resource } from '../model/resource.ts'
import { setValue } from '../yaml/edit/edit.ts'
import { valueAt } from '../yaml/path.ts'
import { editResource, type Step } from './edit-resources.ts'
import type { Operation } from './operation.ts'
import { destinationList } from './route-backends.ts'
import { orderAt } from './set-field.ts'
import { nameOf } from './words.ts'

/** Shares a rule's traffic between its destinations, in the order they are written. */
export function setWeights(rule: Place, weights: readonly number[]): Operation {
  return {
    title: `Split traffic ${weights.join('/')} in ${nameOf(rule.resource)}`,
    run: (files, settings) =>
      editResource(files, settings, rule.resource, ({ resource }) => {
        const route = valueAt(resource.value, [...rule.path, destinationList(rule)])
        const count = Array.isArray(route) ? route.length : 0
        if (count !== weights.length)
          return { refuse: `The rule has ${count} destinations; ${weights.length} weights were given.` }
        if (!weights.every(it => Number.isInteger(it) && it >= 0 && it <= 0x7fffffff))
          return { refuse: 'A weight must be an integer of 0 or more.' }
        return { steps: weightSteps(resource, rule, weights) }
      }),
  }
}

/** Writes the weights of a rule's destinations that are others by now. */
export function weightSteps(resource: Resource, rule: Place, weights: readonly number[]): Step[] {
  return weights.flatMap((weight, i): Step[] => {
    const path = [...rule.path, destinationList(rule), i, 'weight']
    if (valueAt(resource.value, path) === weight) return []
    return [(document, base) => setValue(document, [...base, ...path], weight, orderAt(resource, path))]
  })
}
