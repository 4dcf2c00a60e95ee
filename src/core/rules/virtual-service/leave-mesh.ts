import { fixOf, removeItems } from '../checks/fixes.ts'
import type { Finding } from '../define-rule.ts'
import type { VirtualServiceSpec } from './virtual-service-spec.ts'

/** The fix that keeps routes for the gateways they name; none where no gateway but `mesh` is named. */
export function leaveMesh({ gateways }: VirtualServiceSpec): Pick<Finding, 'fix'> {
  const isMesh = (name: string) => name === 'mesh'
  if (!gateways.some(isMesh) || gateways.every(isMesh)) return {}
  const indices = [...gateways.keys()].filter(i => isMesh(gateways[i]!))
  return { fix: fixOf('Remove `mesh` from the gateways', ...removeItems(['spec', 'gateways'], indices)) }
}
