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
  doc: 'Describes a workload outside Kubernetes, such as a virtual machine, as an endpoint of ServiceEntries.',
  spec: required(object(endpointFields, { cel: endpointRules }), 'The workload.'),
}
