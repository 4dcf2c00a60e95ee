import { field, listOf, mapOf, object, required, text, texts } from './describe.ts'
import type { Kind } from './field.ts'
import { workloadLabels } from './selectors.ts'
import { trafficPolicy } from './traffic-policy.ts'
import { networkingVersions } from './versions.ts'

const subset = object({
  name: required(text('subset'), 'The name that routes use.', { examples: ['v1', 'v2', 'canary'] }),
  labels: field(mapOf(text()), 'The labels of the endpoints.', {
    default: 'all endpoints',
    examples: ['version: v1'],
  }),
  trafficPolicy: field(
    trafficPolicy,
    'What differs for this subset; it counts once a route names the subset.',
    {
      default: 'the policy of the host',
    },
  ),
})

export const destinationRule: Kind = {
  kind: 'DestinationRule',
  group: 'networking.istio.io',
  plural: 'destinationrules',
  shortNames: ['dr'],
  versions: networkingVersions,
  doc: 'Says how traffic is treated once its service is chosen: subsets, load balancing, limits, outlier detection, TLS.',
  spec: field(
    object({
      host: required(
        text('serviceHost'),
        'The service that the policies are for; a name without dots is looked up in the namespace of the object, and wildcards are allowed.',
        { examples: ['reviews.prod.svc.cluster.local', '*.local'] },
      ),
      trafficPolicy: field(trafficPolicy, 'The policies for every port and subset.', {
        default: "the mesh's settings",
      }),
      subsets: field(listOf(subset), 'Named groups of endpoints, such as versions.'),
      workloadSelector: field(
        object({ matchLabels: field(workloadLabels, 'Labels that a client must have.') }),
        'The clients, in the namespace of the object, that the policies are for.',
        { default: 'all clients', since: '1.14' },
      ),
      exportTo: field(
        texts('exportTo'),
        'The namespaces that see the object: `*` all, `.` its own, or names.',
        {
          default: "the mesh's setting, usually all",
          examples: ['*', '.'],
        },
      ),
    }),
    'Which service, and what applies to it.',
  ),
}
