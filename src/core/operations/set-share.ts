import type { Place } from '../model/resource.ts'
import { valueAt } from '../yaml/path.ts'
import { editResource, type Plan } from './edit-resources.ts'
import type { Operation } from './operation.ts'
import { destinationList } from './route-backends.ts'
import { weightSteps } from './set-weights.ts'
import { scaledTo100, sharedEvenly, shareTaken } from './shares.ts'
import { nameOf } from './words.ts'

/**
 * Gives a rule's destination a share in percent; the others share the rest in proportion, but for those that are locked.
 * The weights add up to 100 afterwards.
 */
export function setShare(
  rule: Place,
  index: number,
  percent: number,
  locked: readonly number[] = [],
): Operation {
  return reshare(rule, `Give destination ${index + 1} of ${nameOf(rule.resource)} ${percent} %`, weights => {
    if (index >= weights.length) return 'The destination is no longer there.'
    if (!Number.isInteger(percent) || percent < 0 || percent > 100)
      return 'A share must be a whole number from 0 to 100.'
    return shareTaken(weights, index, percent, locked)
  })
}

/** The same shares in weights that add up to 100. */
export function scaleWeights(rule: Place): Operation {
  return reshare(rule, `Scale the weights in ${nameOf(rule.resource)} to 100`, scaledTo100)
}

/** Equal shares for the destinations of a rule; those that are locked keep theirs. */
export function splitEvenly(rule: Place, locked: readonly number[] = []): Operation {
  return reshare(rule, `Split traffic evenly in ${nameOf(rule.resource)}`, weights =>
    sharedEvenly(weights, locked),
  )
}

/**
 * The weights of a rule's destinations as Istio counts them: 0 where none is written, 1 for a backend of the Gateway API, which is
 * the item without a `destination`.
 */
export function weightsOf(route: unknown): number[] {
  if (!Array.isArray(route)) return []
  return route.map(it => {
    const weight = valueAt(it, ['weight'])
    const isBackend = valueAt(it, ['name']) !== undefined && valueAt(it, ['destination']) === undefined
    if (weight == null && isBackend) return 1
    return typeof weight === 'number' && Number.isInteger(weight) && weight > 0 ? weight : 0
  })
}

function reshare(
  rule: Place,
  title: string,
  next: (weights: readonly number[]) => readonly number[] | string,
): Operation {
  return {
    title,
    run: (files, settings) =>
      editResource(files, settings, rule.resource, ({ resource }): Plan => {
        const weights = weightsOf(valueAt(resource.value, [...rule.path, destinationList(rule)]))
        if (weights.length < 2) return { refuse: 'The rule has no traffic to share between destinations.' }
        const shares = next(weights)
        if (typeof shares === 'string') return { refuse: shares }
        return { steps: weightSteps(resource, rule, shares) }
      }),
  }
}
