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
  portNumber: field(uint32, 'The port of the listener.'),
  listenerFilter: field(text(), 'The name of a listener filter.'),
  filterChain: field(
    object({
      name: field(text(), 'The name of the filter chain.'),
      sni: field(text('host'), 'The SNI name of the chain.'),
      transportProtocol: field(text(), 'The transport protocol of the chain.'),
      transportSocket: field(text(), 'The name of the transport socket.'),
      applicationProtocols: field(text(), 'The application protocols of the chain.'),
      destinationPort: field(uint32, 'The destination port of the chain.'),
      filter: field(filter, 'A network filter of the chain.'),
    }),
    'A filter chain of the listener.',
  ),
})

const routeConfiguration = object({
  name: field(text(), 'The name of the route configuration.'),
  portName: field(text(), 'The name of the port.'),
  portNumber: field(uint32, 'The port of the routes.'),
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
              ROUTE: 'Routes that forward.',
              REDIRECT: 'Routes that redirect.',
              DIRECT_RESPONSE: 'Answers.',
            }),
            'The action of the route.',
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
        ANY: 'All listeners, routes and clusters.',
        SIDECAR_INBOUND: 'Inbound to a workload.',
        SIDECAR_OUTBOUND: 'Outbound from a workload.',
        GATEWAY: 'Of a gateway.',
        WAYPOINT: 'Of a waypoint.',
      }),
      'The kind of traffic that the patch applies to.',
      { default: 'ANY' },
    ),
    proxy: field(
      object({
        proxyVersion: field(text('regex'), 'A regular expression for the version of the proxy.'),
        metadata: field(mapOf(text()), 'Metadata of the proxy.'),
      }),
      'The proxies that the patch applies to.',
    ),
    listener: field(listener, 'The listeners that the patch applies to.'),
    routeConfiguration: field(routeConfiguration, 'The routes that the patch applies to.'),
    cluster: field(
      object({
        portNumber: field(uint32, 'The port of the service.'),
        service: field(text('serviceHost'), 'The host of the service.'),
        subset: field(text('subset'), 'The subset of the service.'),
        name: field(text(), 'The name of the cluster.'),
      }),
      'The clusters that the patch applies to.',
    ),
    waypoint: field(
      object({
        filter: field(filter, 'The filter that the patch applies to.'),
        portNumber: field(portNumber(), 'The port that the patch applies to.'),
        route: field(
          object({ name: field(text(), 'The name of the route.') }),
          'The route that the patch applies to.',
        ),
      }),
      'The part of a waypoint that the patch applies to.',
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
      REMOVE: 'Removes the match.',
      INSERT_BEFORE: 'Inserts the value before the match.',
      INSERT_AFTER: 'Inserts the value after the match.',
      INSERT_FIRST: 'Inserts the value at the beginning.',
      REPLACE: 'Replaces the match with the value.',
      MERGE_AND_REPLACE_LIST: 'Merges the value in, and replaces lists instead of appending to them.',
    }),
    'How the patch is applied.',
  ),
  value: field({ type: 'any', only: 'object' }, 'The Envoy configuration to apply.'),
  filterClass: field(
    choice({
      UNSPECIFIED: 'No fixed place.',
      AUTHN: 'After authentication.',
      AUTHZ: 'After authorization.',
      STATS: 'Before statistics.',
    }),
    'Where a new filter is inserted.',
  ),
})

export const envoyFilter: Kind = {
  kind: 'EnvoyFilter',
  group: 'networking.istio.io',
  plural: 'envoyfilters',
  shortNames: [],
  versions: ['v1alpha3'],
  doc: 'Patches the Envoy configuration that Istio generates.',
  spec: field(
    object(
      {
        workloadSelector: field(workloadSelector, 'The workloads whose proxies are patched.'),
        targetRefs: field(targetRefs, 'The objects whose proxies are patched.'),
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
                'The kind of Envoy object to patch.',
              ),
              match: field(match, 'Which of these objects to patch.', { default: 'all' }),
              patch: field(patch, 'The patch.'),
            }),
          ),
          'The patches, in order.',
        ),
        priority: field(int32, 'Objects with a lower number are applied first.', { default: '0' }),
      },
      { cel: ['selector-or-target-refs'] },
    ),
    'The patches and where they apply.',
  ),
}
