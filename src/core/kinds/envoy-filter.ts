import { choice, field, int32, listOf, mapOf, object, text, uint32 } from './describe.ts'
import { portNumber } from './endpoint.ts'
import type { Kind } from './field.ts'
import { targetRefs, workloadSelector } from './selectors.ts'

const filter = object({
  name: field(text(), 'The name of the filter.'),
  subFilter: field(object({ name: field(text(), 'The name of the filter.') }), 'A filter inside the filter.'),
})

const listener = object({
  name: field(text(), 'The name of the listener.'),
  portName: field(text(), 'The name of the port.', { hidden: true }),
  portNumber: field(uint32, 'The port that the listener is for.'),
  listenerFilter: field(text(), 'The name of a listener filter.'),
  filterChain: field(
    object({
      name: field(text(), 'The name of the filter chain.'),
      sni: field(text('host'), 'The SNI name that the chain is for.'),
      transportProtocol: field(text(), 'The transport that the chain is for.'),
      transportSocket: field(text(), 'The name of the transport socket.'),
      applicationProtocols: field(text(), 'The application protocols that the chain is for.'),
      destinationPort: field(uint32, 'The port that the chain is for.'),
      filter: field(filter, 'A network filter of the chain.'),
    }),
    'A filter chain of the listener.',
  ),
})

const routeConfiguration = object({
  name: field(text(), 'The name of the route configuration.'),
  portName: field(text(), 'The name of the port.'),
  portNumber: field(uint32, 'The port that the routes are for.'),
  gateway: field(text('gatewayRef'), 'The Gateway that the routes come from, as `namespace/name`.'),
  vhost: field(
    object({
      name: field(text(), 'The name of the virtual host.'),
      domainName: field(text('host'), 'A domain of the virtual host.'),
      route: field(
        object({
          name: field(text(), 'The name of the route.'),
          action: field(
            choice({
              ANY: 'Any.',
              ROUTE: 'Forwards.',
              REDIRECT: 'Redirects.',
              DIRECT_RESPONSE: 'Answers.',
            }),
            'What the route does.',
          ),
        }),
        'A route of the virtual host.',
      ),
    }),
    'A virtual host.',
  ),
})

const match = object(
  {
    context: field(
      choice({
        ANY: 'Any listener, route or cluster.',
        SIDECAR_INBOUND: 'Towards a workload.',
        SIDECAR_OUTBOUND: 'From a workload.',
        GATEWAY: 'Of a gateway.',
        WAYPOINT: 'Of a waypoint.',
      }),
      'Where in the mesh.',
      { default: 'ANY' },
    ),
    proxy: field(
      object({
        proxyVersion: field(text('regex'), 'A regular expression for the version of the proxy.'),
        metadata: field(mapOf(text()), 'Metadata of the proxy.'),
      }),
      'Which proxies.',
    ),
    listener: field(listener, 'Which listeners.'),
    routeConfiguration: field(routeConfiguration, 'Which routes.'),
    cluster: field(
      object({
        portNumber: field(uint32, 'The port of the service.'),
        service: field(text('serviceHost'), 'The host of the service.'),
        subset: field(text('subset'), 'The subset of the service.'),
        name: field(text(), 'The name of the cluster.'),
      }),
      'Which clusters.',
    ),
    waypoint: field(
      object({
        filter: field(filter, 'Which filter.'),
        portNumber: field(portNumber(), 'Which port.'),
        route: field(object({ name: field(text(), 'The name of the route.') }), 'Which route.'),
      }),
      'Which part of a waypoint.',
    ),
  },
  { oneOf: [['listener', 'routeConfiguration', 'cluster', 'waypoint']], cel: ['waypoint-context'] },
)

const patch = object({
  operation: field(
    choice({
      INVALID: 'Nothing.',
      MERGE: 'Merges the value in.',
      ADD: 'Adds the value.',
      REMOVE: 'Removes what matches.',
      INSERT_BEFORE: 'Puts the value before what matches.',
      INSERT_AFTER: 'Puts the value behind what matches.',
      INSERT_FIRST: 'Puts the value first.',
      REPLACE: 'Puts the value in place of what matches.',
      MERGE_AND_REPLACE_LIST: 'Merges the value in, but puts its lists in place of those there.',
    }),
    'How the patch is applied.',
  ),
  value: field({ type: 'any', only: 'object' }, 'The Envoy configuration to apply.'),
  filterClass: field(
    choice({
      UNSPECIFIED: 'Anywhere.',
      AUTHN: 'After authentication.',
      AUTHZ: 'After authorization.',
      STATS: 'Before statistics.',
    }),
    'Where among the filters a new one is put.',
  ),
})

export const envoyFilter: Kind = {
  kind: 'EnvoyFilter',
  group: 'networking.istio.io',
  plural: 'envoyfilters',
  shortNames: [],
  versions: ['v1alpha3'],
  doc: 'Changes the Envoy configuration that Istio makes.',
  spec: field(
    object(
      {
        workloadSelector: field(workloadSelector, 'The workloads whose proxies are changed.'),
        targetRefs: field(targetRefs, 'The objects whose proxies are changed.'),
        configPatches: field(
          listOf(
            object({
              applyTo: field(
                choice({
                  INVALID: 'Nothing.',
                  LISTENER: 'Listeners.',
                  FILTER_CHAIN: 'Filter chains.',
                  NETWORK_FILTER: 'Network filters.',
                  HTTP_FILTER: 'HTTP filters.',
                  ROUTE_CONFIGURATION: 'Route configurations.',
                  VIRTUAL_HOST: 'Virtual hosts.',
                  HTTP_ROUTE: 'Routes.',
                  CLUSTER: 'Clusters.',
                  EXTENSION_CONFIG: 'Extension configurations.',
                  BOOTSTRAP: 'The bootstrap configuration.',
                  LISTENER_FILTER: 'Listener filters.',
                }),
                'What kind of Envoy object is changed.',
              ),
              match: field(match, 'Which of them are changed.', { default: 'all' }),
              patch: field(patch, 'The change.'),
            }),
          ),
          'The changes, in the order in which they are made.',
        ),
        priority: field(int32, 'Objects with a lower number are applied first.', { default: '0' }),
      },
      { cel: ['selector-or-target-refs'] },
    ),
    'What is changed, and where.',
  ),
}
