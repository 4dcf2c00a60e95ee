import { object, required } from './describe.ts'
import { endpointFields, endpointRules } from './endpoint.ts'
import type { Kind } from './field.ts'
import { networkingVersions } from './versions.ts'

export const workloadEntry: Kind = {
  kind: 'WorkloadEntry',
  group: 'networking.istio.io',
  plural: 'workloadentries',
  shortNames: ['we'],
  versions: networkingVersions,
  doc: 'Describes one workload outside Kubernetes, such as a virtual machine, for ServiceEntries to pick.',
  spec: required(object(endpointFields, { cel: endpointRules }), 'The workload.'),
}
