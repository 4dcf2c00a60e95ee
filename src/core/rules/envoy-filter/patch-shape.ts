import { goodEnvoyFilter } from '../schema/good-policies.ts'
import { patchRule } from './envoy-filter-spec.ts'

const source = { istio: 'pkg/config/validation/envoyfilter: validateEnvoyFilter' } as const
const good = [goodEnvoyFilter]

export const applyTo = patchRule({
  id: 'envoy-filter/apply-to',
  severity: 'error',
  title: 'Patch that applies to nothing',
  source,
  why: `
Istio refuses the EnvoyFilter: \`applyTo\` says which part of Envoy's configuration is changed.
`,
  faults: ['apply-to'],
  examples: {
    bad: [
      {
        yaml: `
kind: EnvoyFilter
spec:
  configPatches:
  - { patch: { operation: MERGE, value: {} } }
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good,
  },
})

export const patchRequired = patchRule({
  id: 'envoy-filter/patch-required',
  severity: 'error',
  title: 'Entry without a patch',
  source,
  why: `
Istio refuses the EnvoyFilter: \`patch\` says what is changed, and to what.
`,
  faults: ['patch-required'],
  examples: {
    bad: [
      {
        yaml: `
kind: EnvoyFilter
spec:
  configPatches:
  - { applyTo: CLUSTER }
#   ^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good,
  },
})

export const operation = patchRule({
  id: 'envoy-filter/operation',
  severity: 'error',
  title: 'Patch without an operation',
  source,
  why: `
Istio refuses the EnvoyFilter: \`operation\` says what is done, such as \`MERGE\` or \`INSERT_BEFORE\`.
`,
  faults: ['operation'],
  examples: {
    bad: [
      {
        yaml: `
kind: EnvoyFilter
spec:
  configPatches:
  - applyTo: CLUSTER
    patch: { value: {} }
#   ^^^^^
`,
      },
    ],
    good,
  },
})

export const valueRequired = patchRule({
  id: 'envoy-filter/value-required',
  severity: 'error',
  title: 'Patch without a value',
  source,
  why: `
Istio refuses the EnvoyFilter: every operation but \`REMOVE\` needs the configuration that it puts in.
`,
  faults: ['value-required'],
  examples: {
    bad: [
      {
        yaml: `
kind: EnvoyFilter
spec:
  configPatches:
  - applyTo: CLUSTER
    patch: { operation: MERGE }
#   ^^^^^
`,
      },
    ],
    good,
  },
})

export const proxyVersionRegex = patchRule({
  id: 'envoy-filter/proxy-version-regex',
  severity: 'error',
  title: 'Expression for versions that is not valid RE2 syntax',
  source,
  why: `
Istio refuses the EnvoyFilter: \`proxyVersion\` is a regular expression in RE2 syntax, such as \`^1\\\\.2[0-9].*\`.
`,
  faults: ['proxy-version-regex'],
  examples: {
    bad: [
      {
        yaml: `
kind: EnvoyFilter
spec:
  configPatches:
  - applyTo: CLUSTER
    match: { proxy: { proxyVersion: "^(1.2" } }
#                                   ^^^^^^^
    patch: { operation: MERGE, value: {} }
`,
      },
    ],
    good,
  },
})

export const proxyVersionLong = patchRule({
  id: 'envoy-filter/proxy-version-long',
  severity: 'warning',
  title: 'Long expression for versions',
  source,
  why: `
An expression of more than 1024 bytes takes time for every proxy. Write a shorter one.
`,
  faults: ['proxy-version-long'],
  examples: {
    bad: [
      {
        yaml: `
kind: EnvoyFilter
spec:
  configPatches:
  - applyTo: CLUSTER
    match: { proxy: { proxyVersion: ${'v'.repeat(1025)} } }
#                                   ${'^'.repeat(1025)}
    patch: { operation: MERGE, value: {} }
`,
      },
    ],
    good,
  },
})
