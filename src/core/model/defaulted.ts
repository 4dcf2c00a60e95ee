import { withDefaults } from '../kinds/defaults.ts'
import { kindOf, specIn } from '../kinds/index.ts'
import { memoByValue } from './memo.ts'
import type { JsonMap } from './read-value.ts'

/**
 * A resource's `spec` with what the API server fills in; the Gateway API's kinds have such defaults. What is of a wrong type stays
 * as it is. Kept with the object's value.
 */
export const defaultedSpec = memoByValue(({ apiVersion, kind, channel, spec }): JsonMap => {
  const known = kindOf(apiVersion, kind, channel)
  return known ? (withDefaults(spec, specIn(known, apiVersion).is) as JsonMap) : spec
})
