import { goodEnvoyFilter } from '../schema/good-policies.ts'
import { envoyFilterRule, patchRule } from './envoy-filter-spec.ts'

const source = { istio: 'pkg/config/validation/envoyfilter: validateEnvoyFilter' } as const
const good = [goodEnvoyFilter]

export const internalDetails = envoyFilterRule({
  id: 'envoy-filter/internal-details',
  severity: 'warning',
  title: 'EnvoyFilter depends on the inside of Istio',
  source,
  why: `
Istio warns of every EnvoyFilter: it changes configuration that Istio generates, and which any release of Istio may generate
otherwise. Try it with each upgrade, and use another API where one does the same. What it changes is not traced here.
`,
  check(_, report) {
    report({
      path: ['kind'],
      message: 'An EnvoyFilter changes what Istio generates, and may break with any upgrade.',
    })
  },
  examples: {
    bad: [
      {
        yaml: `
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
#     ^^^^^^^^^^^
metadata: { name: buffer }
`,
      },
    ],
    good: [],
  },
})

export const valueType = patchRule({
  id: 'envoy-filter/value-type',
  severity: 'error',
  title: 'Value that is not what Envoy expects',
  source,
  why: `
Istio refuses the EnvoyFilter: the value is read as the message of Envoy that the patch applies to. Its typed configuration names
a type of the v3 API in \`"@type"\`.
`,
  faults: ['value-type'],
  examples: {
    bad: [
      {
        yaml: `
kind: EnvoyFilter
spec:
  configPatches:
  - applyTo: HTTP_FILTER
    patch:
      operation: INSERT_BEFORE
      value: { name: shop, typed_config: { timeout: 1s } }
#                                        ^^^^^^^^^^^^^^^
`,
      },
      {
        yaml: `
kind: EnvoyFilter
spec:
  configPatches:
  - applyTo: HTTP_FILTER
    patch:
      operation: INSERT_BEFORE
      value: { name: shop, typed_config: { "@type": envoy.extensions.filters.http.lua.v3.Lua } }
#                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
      {
        yaml: `
kind: EnvoyFilter
spec:
  configPatches:
  - applyTo: HTTP_FILTER
    patch:
      operation: INSERT_BEFORE
      value: { name: shop, typed_config: { "@type": type.googleapis.com/evnoy.filters.Lua } }
#                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good,
  },
})

export const valueUnknownField = patchRule({
  id: 'envoy-filter/value-unknown-field',
  severity: 'warning',
  title: 'Field that Envoy does not have',
  source,
  why: `
The message of Envoy that the patch applies to has no such field; Envoy refuses the configuration, or leaves the field out.
`,
  faults: ['value-unknown-field'],
  examples: {
    bad: [
      {
        yaml: `
kind: EnvoyFilter
spec:
  configPatches:
  - applyTo: HTTP_FILTER
    patch:
      operation: INSERT_BEFORE
      value: { name: shop, config: {} }
#                          ^^^^^^
`,
      },
    ],
    good,
  },
})

export const valueNoTypedConfig = patchRule({
  id: 'envoy-filter/value-no-typed-config',
  severity: 'warning',
  title: 'Filter without a type',
  source,
  why: `
Envoy finds a filter by the type in \`typed_config\`, not by its name any more. Add \`typed_config\` with \`"@type"\`.
`,
  faults: ['value-no-typed-config'],
  examples: {
    bad: [
      {
        yaml: `
kind: EnvoyFilter
spec:
  configPatches:
  - applyTo: HTTP_FILTER
    patch:
      operation: INSERT_BEFORE
      value: { name: envoy.filters.http.buffer }
#     ^^^^^
`,
      },
    ],
    good,
  },
})
