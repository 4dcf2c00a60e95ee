import { external, readers } from './good-examples.ts'
import type { SourceField } from './policy-spec.ts'
import { conditionRule, policyRule, sourceFields, sourceRule } from './policy-spec.ts'

const source = { istio: 'pkg/config/validation: ValidateAuthorizationPolicy' } as const

export const customNoRules = policyRule({
  id: 'authorization-policy/custom-no-rules',
  severity: 'error',
  title: '`CUSTOM` without rules',
  source,
  why: `
Istio refuses the policy: a provider has to be told which requests it decides on. One empty rule, \`rules: [{}]\`, stands for all of
them.
`,
  check({ spec }, report) {
    if (spec.action !== 'CUSTOM' || spec.rules.length > 0) return
    report({ path: ['spec', 'action'], message: 'A policy with the action CUSTOM needs rules.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
spec:
  action: CUSTOM
#         ^^^^^^
  provider: { name: login }
`,
      },
    ],
    good: [external],
  },
})

export const customProvider = policyRule({
  id: 'authorization-policy/custom-provider',
  severity: 'error',
  title: '`CUSTOM` without a provider',
  source,
  why: `
Istio refuses the policy: \`provider.name\` names the extension provider of the mesh configuration that decides on the requests.
`,
  check({ spec }, report) {
    if (spec.action !== 'CUSTOM' || spec.rules.length === 0 || spec.provider?.name) return
    report({
      path: ['spec', ...(spec.provider ? ['provider', 'name'] : ['action'])],
      message: 'The action CUSTOM needs the name of a provider.',
    })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
spec:
  action: CUSTOM
#         ^^^^^^
  rules: [{}]
`,
      },
    ],
    good: [external],
  },
})

/** A provider is asked before the caller's identity and token are known; addresses are. */
const unknownToProviders: readonly SourceField[] = sourceFields.filter(it => !it.endsWith('pBlocks'))

export const customSource = sourceRule({
  id: 'authorization-policy/custom-source',
  severity: 'error',
  title: 'Identity of the caller with `CUSTOM`',
  source,
  why: `
Istio refuses the policy: an external provider is asked before identities and tokens are checked. With \`CUSTOM\` a source can name
IP ranges only; identities belong into a second policy with \`ALLOW\` or \`DENY\`.
`,
  check(source, path, report, { action }) {
    if (action !== 'CUSTOM') return
    for (const field of unknownToProviders)
      if (source[field].length > 0)
        report({
          path: [...path, field],
          part: 'key',
          message: `${field} cannot be used with the action CUSTOM.`,
        })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
spec:
  action: CUSTOM
  provider: { name: login }
  rules:
  - from:
    - source:
        namespaces: [web]
#       ^^^^^^^^^^
`,
      },
    ],
    good: [external],
  },
})

const unknownKeys = ['source.namespace', 'source.serviceAccount', 'source.trustDomain', 'source.principal']

export const customWhen = conditionRule({
  id: 'authorization-policy/custom-when',
  severity: 'error',
  title: 'Condition on the caller with `CUSTOM`',
  source,
  why: `
Istio refuses the policy: an external provider is asked before identities and tokens are checked. Put the condition into a second
policy with \`ALLOW\` or \`DENY\`.
`,
  check({ key }, path, report, { action }) {
    if (action !== 'CUSTOM') return
    if (!unknownKeys.includes(key) && !key.startsWith('request.auth.')) return
    report({ path: [...path, 'key'], message: `${key} cannot be used with the action CUSTOM.` })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
spec:
  action: CUSTOM
  provider: { name: login }
  rules:
  - when:
    - key: request.auth.claims[iss]
#          ^^^^^^^^^^^^^^^^^^^^^^^^
      values: [https://www.example.com]
`,
      },
    ],
    good: [external],
  },
})

export const providerAction = policyRule({
  id: 'authorization-policy/provider-action',
  severity: 'error',
  title: 'Provider without `CUSTOM`',
  source,
  why: `
Istio refuses the policy: only \`action: CUSTOM\` asks a provider. Set the action, or remove the provider.
`,
  check({ spec }, report) {
    if (!spec.provider || spec.action === 'CUSTOM') return
    report({
      path: ['spec', 'provider'],
      part: 'key',
      message: `A provider goes with the action CUSTOM, not with ${spec.action}.`,
    })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
spec:
  action: DENY
  provider: { name: login }
# ^^^^^^^^
  rules: [{}]
`,
      },
    ],
    good: [readers, external],
  },
})
