import { choice, field, mapOf, object } from './describe.ts'
import type { Kind } from './field.ts'
import { workloadLabels } from './selectors.ts'
import { securityVersions } from './versions.ts'

const mutualTls = object({
  mode: field(
    choice({
      UNSET: 'The mode of the parent policy.',
      DISABLE: 'Plain-text connections.',
      PERMISSIVE: 'Plain-text connections and mutual TLS.',
      STRICT: 'Mutual TLS only.',
    }),
    'The connections that workloads accept.',
    { default: 'UNSET' },
  ),
})

export const peerAuthentication: Kind = {
  kind: 'PeerAuthentication',
  group: 'security.istio.io',
  plural: 'peerauthentications',
  shortNames: ['pa'],
  versions: securityVersions,
  doc: 'Sets whether workloads accept plain text, mutual TLS or both.',
  spec: field(
    object(
      {
        selector: field(
          object({ matchLabels: field(workloadLabels, 'Labels that a workload must have.') }),
          'The workloads that the policy applies to.',
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
    'The connections that workloads accept.',
  ),
}
