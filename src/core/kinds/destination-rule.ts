import { field, listOf, mapOf, object, required, text, texts } from './describe.ts'
import type { Kind } from './field.ts'
import { workloadLabels } from './selectors.ts'
import { trafficPolicy } from './traffic-policy.ts'
import { networkingVersions } from './versions.ts'

const subset = object({
  name: required(text('subset'), 'The name of the subset in routes.', { examples: ['v1', 'v2', 'canary'] }),
  labels: field(mapOf(text()), 'The labels of the endpoints.', {
    default: 'all endpoints',
    examples: ['version: v1'],
  }),
  trafficPolicy: field(
    trafficPolicy,
    'Policies of this subset, which override those above; they apply only if a route uses the subset.',
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
  doc: 'Policies for traffic to a service: subsets, load balancing, limits, outlier detection, TLS.',
  spec: field(
    object({
      host: required(
        text('serviceHost'),
        'The service that the policies apply to. A name without dots is a Service in the namespace of the object; wildcards are allowed.',
        { examples: ['reviews.prod.svc.cluster.local', '*.local'] },
      ),
      trafficPolicy: field(trafficPolicy, 'The policies for every port and subset.', {
        default: "the mesh's settings",
      }),
      subsets: field(listOf(subset), 'Named groups of endpoints, such as versions.'),
      workloadSelector: field(
        object({ matchLabels: field(workloadLabels, 'The labels of the clients.') }),
        'The clients, in the namespace of the object, that use the policies.',
        { default: 'all clients', since: '1.14' },
      ),
      exportTo: field(
        texts('exportTo'),
        'The namespaces that can use the object: `*` for all, `.` for its own, or names.',
        {
          default: "the mesh's setting, usually all",
          examples: ['*', '.'],
        },
      ),
    }),
    'The service and its policies.',
  ),
}
