import type { Place } from '../model/resource.ts'
import { setValue } from '../yaml/edit/edit.ts'
import { valueAt } from '../yaml/path.ts'
import { editResource } from './edit-resources.ts'
import type { Operation } from './operation.ts'
import { orderAt } from './set-field.ts'
import { nameOf } from './words.ts'

/** Shares a rule's traffic between its destinations, in the order they are written. */
export function setWeights(rule: Place, weights: readonly number[]): Operation {
  return {
    title: `Split traffic ${weights.join('/')} in ${nameOf(rule.resource)}`,
    run: (files, settings) =>
      editResource(files, settings, rule.resource, ({ resource }) => {
        const route = valueAt(resource.value, [...rule.path, 'route'])
        const count = Array.isArray(route) ? route.length : 0
        if (count !== weights.length)
          return { refuse: `The rule has ${count} destinations; ${weights.length} weights were given.` }
        if (!weights.every(it => Number.isInteger(it) && it >= 0 && it <= 0x7fffffff))
          return { refuse: 'A weight must be an integer of 0 or more.' }
        return {
          steps: weights.flatMap((weight, i) => {
            const path = [...rule.path, 'route', i, 'weight']
            if (valueAt(resource.value, path) === weight) return []
            return [
              (document, base) => setValue(document, [...base, ...path], weight, orderAt(resource, path)),
            ]
          }),
        }
      }),
  }
}
