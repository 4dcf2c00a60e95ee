import { mapsAt } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'

/** The number of a port that a Service names; undefined where it does not, or there is no Service. */
export function portNamed(service: Resource | undefined, name: string): number | undefined {
  const port = service && mapsAt(service.spec, 'ports').find(it => it.name === name)?.port
  return typeof port === 'number' ? port : undefined
}
