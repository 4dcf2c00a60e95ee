import { parseGoInteger } from '../integer.ts'
import { isNamedHttpStatus } from './http-status.ts'

/** The conditions that Envoy retries on, by the names it has for them. */
export const retryConditions: readonly string[] = [
  '5xx',
  'gateway-error',
  'reset',
  'reset-before-request',
  'connect-failure',
  'retriable-4xx',
  'refused-stream',
  'retriable-status-codes',
  'retriable-headers',
  'envoy-ratelimited',
  'http3-post-connect-failure',
  'cancelled',
  'deadline-exceeded',
  'internal',
  'resource-exhausted',
  'unavailable',
]

/** The items of a `retryOn` list that Istio refuses, each as written; spaces around an item are part of it. */
export function badRetryConditions(retryOn: string): string[] {
  return retryOn.split(',').filter(it => !retryConditions.includes(it) && !isStatus(it))
}

function isStatus(item: string): boolean {
  const value = parseGoInteger(item)
  return value !== undefined && isNamedHttpStatus(value)
}
