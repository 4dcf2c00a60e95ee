import { goodEnvoyFilter } from '../schema/good-policies.ts'
import { patchRule } from './envoy-filter-spec.ts'

const source = { istio: 'pkg/config/validation/envoyfilter: validateEnvoyFilter' } as const
const good = [goodEnvoyFilter]

export const matchForeign = patchRule({
  id: 'envoy-filter/match-foreign',
  severity: 'error',
  title: 'Match of another part of Envoy',
  source,
  why: `
Istio refuses the EnvoyFilter: listeners, filter chains and filters are matched by \`listener\`, routes by \`routeConfiguration\`,
clusters by \`cluster\`.
`,
  faults: ['match-not-listener', 'match-not-route', 'match-not-cluster'],
  examples: {
    bad: [
      {
        yaml: `
kind: EnvoyFilter
spec:
  configPatches:
  - applyTo: HTTP_ROUTE
    match: { cluster: { service: shop.example.com } }
#            ^^^^^^^
    patch: { operation: MERGE, value: {} }
`,
      },
    ],
    good,
  },
})

export const filterNoEffect = patchRule({
  id: 'envoy-filter/filter-no-effect',
  severity: 'warning',
  title: 'Filter in a match that does not look at filters',
  source,
  why: `
The filter has no effect: a listener or a filter chain is matched as a whole. To change a filter, apply the patch to
\`NETWORK_FILTER\` or \`HTTP_FILTER\`.
`,
  faults: ['filter-no-effect'],
  examples: {
    bad: [
      {
        yaml: `
kind: EnvoyFilter
spec:
  configPatches:
  - applyTo: LISTENER
    match: { listener: { filterChain: { filter: { name: envoy.filters.network.tcp_proxy } } } }
#                                       ^^^^^^
    patch: { operation: MERGE, value: {} }
`,
      },
    ],
    good,
  },
})

export const filterName = patchRule({
  id: 'envoy-filter/filter-name',
  severity: 'error',
  title: 'Filter without a name',
  source,
  why: `
Istio refuses the EnvoyFilter: a filter is matched by its name.
`,
  faults: ['filter-name', 'sub-filter-name'],
  examples: {
    bad: [
      {
        yaml: `
kind: EnvoyFilter
spec:
  configPatches:
  - applyTo: NETWORK_FILTER
    match: { listener: { filterChain: { filter: {} } } }
#                                       ^^^^^^
    patch: { operation: REMOVE }
`,
      },
    ],
    good,
  },
})

export const subFilter = patchRule({
  id: 'envoy-filter/sub-filter',
  severity: 'error',
  title: 'Filter inside a filter that has none',
  source,
  why: `
Istio refuses the EnvoyFilter: only the HTTP connection manager has filters inside, and they are changed with
\`applyTo: HTTP_FILTER\`.
`,
  faults: ['sub-filter-apply-to', 'sub-filter-parent'],
  examples: {
    bad: [
      {
        yaml: `
kind: EnvoyFilter
spec:
  configPatches:
  - applyTo: NETWORK_FILTER
    match:
      listener:
        filterChain:
          filter:
            name: envoy.filters.network.http_connection_manager
            subFilter: { name: envoy.filters.http.router }
#           ^^^^^^^^^
    patch: { operation: REMOVE }
`,
      },
    ],
    good,
  },
})

export const filterNameOld = patchRule({
  id: 'envoy-filter/filter-name-deprecated',
  severity: 'warning',
  title: 'Old name of a filter',
  source,
  why: `
Envoy does not use the name any more, so that the match may find nothing. The new names begin with \`envoy.filters.http\`,
\`envoy.filters.network\` or \`envoy.filters.listener\`.
`,
  faults: ['filter-name-deprecated'],
  examples: {
    bad: [
      {
        yaml: `
kind: EnvoyFilter
spec:
  configPatches:
  - applyTo: NETWORK_FILTER
    match: { listener: { filterChain: { filter: { name: envoy.tcp_proxy } } } }
#                                                       ^^^^^^^^^^^^^^^
    patch: { operation: REMOVE }
`,
      },
    ],
    good,
  },
})
