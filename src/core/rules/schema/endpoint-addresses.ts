import type { Json } from '../../yaml/source-document.ts'
import { entry, textEntry } from './cel-rule.ts'

/** The addresses of a ServiceEntry's endpoints as written, one for each; empty where one has none. */
export function endpointAddresses(spec: Json): string[] {
  const endpoints = entry(spec, 'endpoints')
  return Array.isArray(endpoints) ? endpoints.map(it => textEntry(it, 'address') ?? '') : []
}
