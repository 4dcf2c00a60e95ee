import { choice, field, mapOf, object } from './describe.ts'
import type { Kind } from './field.ts'
import { workloadLabels } from './selectors.ts'
import { securityVersions } from './versions.ts'

const mutualTls = object({
  mode: field(
    choice({
      UNSET: 'As the policy above says.',
      DISABLE: 'Plain connections.',
      PERMISSIVE: 'Plain connections or mutual TLS.',
      STRICT: 'Mutual TLS only.',
    }),
    'Which connections are taken.',
    { default: 'UNSET' },
  ),
})

export const peerAuthentication: Kind = {
  kind: 'PeerAuthentication',
  group: 'security.istio.io',
  plural: 'peerauthentications',
  shortNames: ['pa'],
  versions: securityVersions,
  doc: 'Says whether workloads take plain connections or mutual TLS.',
  spec: field(
    object(
      {
        selector: field(
          object({ matchLabels: field(workloadLabels, 'Labels that a workload must have.') }),
          'The workloads that the policy is for.',
          { default: 'all workloads of the namespace' },
        ),
        mtls: field(mutualTls, 'Mutual TLS on every port.'),
        portLevelMtls: field(
          mapOf(mutualTls, { minProperties: 1, cel: ['port-keys'] }),
          'Mutual TLS on single ports, by number; needs a selector.',
        ),
      },
      { cel: ['port-level-with-selector'] },
    ),
    'Which connections are taken.',
  ),
}
