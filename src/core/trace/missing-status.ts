import { isMadeOfRoutes } from '../model/virtual-services.ts'
import type { Trace } from './trace.ts'

/** What the caller gets where the destination of a rule does not exist: of a route of the Gateway API another status than of a VirtualService. */
export function missingStatus({ route }: Pick<Trace, 'route'>): 500 | 503 {
  return route && isMadeOfRoutes(route.virtualService) ? 500 : 503
}
