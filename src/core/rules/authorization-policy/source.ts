import { isSubnet } from '../../syntax/hosts/subnet.ts'
import { type ListFault, serviceAccountFault, trustDomainFault } from '../../syntax/policy/list-faults.ts'
import type { Path } from '../../yaml/path.ts'
import type { Report } from '../define-rule.ts'
import { accounts, readers } from './good-examples.ts'
import { policyRule, sourceFields, sourceRule } from './policy-spec.ts'

export const fromSourceRequired = policyRule({
  id: 'authorization-policy/from-source-required',
  severity: 'error',
  title: 'Entry of `from` without a source',
  source: { istio: 'pkg/config/validation: validateAuthorizationPolicyRule' },
  why: `
Istio refuses the policy. To allow any caller, leave \`from\` out.
`,
  check({ spec }, report) {
    for (const [i, { from }] of spec.rules.entries())
      for (const [j, { source }] of from.entries())
        if (!source)
          report({ path: ['spec', 'rules', i, 'from', j], message: 'An entry of from has a source.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
spec:
  rules:
  - from: [{}]
#          ^^
`,
      },
    ],
    good: [readers],
  },
})

const validateSource = { istio: 'pkg/config/validation: validateAuthorizationPolicyRule' } as const

export const sourceAccountsMixed = sourceRule({
  id: 'authorization-policy/source-accounts-mixed',
  severity: 'error',
  title: 'Service accounts beside identities or namespaces',
  source: validateSource,
  why: `
Istio refuses the policy: a service account names both, so \`serviceAccounts\` cannot stand beside \`principals\` or \`namespaces\`.
Use a second source for those.
`,
  check(source, path, report) {
    const accounts = (['serviceAccounts', 'notServiceAccounts'] as const).filter(it => source[it].length > 0)
    const others = (['principals', 'notPrincipals', 'namespaces', 'notNamespaces'] as const).filter(
      it => source[it].length > 0,
    )
    if (accounts.length === 0 || others.length === 0) return
    report({
      path: [...path, accounts[0]!],
      part: 'key',
      message: `${accounts[0]} cannot stand beside ${others[0]}.`,
    })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
spec:
  rules:
  - from:
    - source:
        serviceAccounts: [web/web]
#       ^^^^^^^^^^^^^^^
        namespaces: [web]
`,
      },
    ],
    good: [accounts],
  },
})

export const sourceEmpty = sourceRule({
  id: 'authorization-policy/source-empty',
  severity: 'error',
  title: 'Source that names nobody',
  source: validateSource,
  why: `
Istio refuses the policy. To allow any caller, leave \`from\` out.
`,
  check(source, path, report) {
    if (sourceFields.some(it => source[it].length > 0)) return
    report({ path, part: 'key', message: 'The source names nobody.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
spec:
  rules:
  - from:
    - source: {}
#     ^^^^^^
`,
      },
    ],
    good: [readers],
  },
})

const ipFields = ['ipBlocks', 'notIpBlocks', 'remoteIpBlocks', 'notRemoteIpBlocks'] as const

export const ip = sourceRule({
  id: 'authorization-policy/ip',
  severity: 'error',
  title: 'Malformed IP address or range',
  source: { istio: 'pkg/config/security: ValidateIPs' },
  why: `
Istio refuses the policy. An entry is an address such as \`10.0.0.7\`, or a range such as \`10.0.0.0/8\`.
`,
  check(source, path, report) {
    for (const field of ipFields)
      for (const [k, value] of source[field].entries())
        if (!isSubnet(value))
          report({ path: [...path, field, k], message: `"${value}" is not an IP address or range.` })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
spec:
  rules:
  - from:
    - source:
        ipBlocks: [10.0.0.0/33, 10.0.0.0/8]
#                  ^^^^^^^^^^^
`,
      },
    ],
    good: [readers],
  },
})

export const serviceAccount = sourceRule({
  id: 'authorization-policy/service-account',
  severity: 'error',
  title: 'Malformed service account',
  source: validateSource,
  why: `
Istio refuses the policy. A service account is written as \`namespace/name\`, or as its name where it is in the namespace of the
policy, without wildcards.
`,
  check(source, path, report) {
    for (const field of ['serviceAccounts', 'notServiceAccounts'] as const)
      reportFirst(serviceAccountFault(source[field]), source[field], [...path, field], report)
  },
  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
spec:
  rules:
  - from:
    - source:
        serviceAccounts: [web/web, web/*]
#                                  ^^^^^
`,
      },
    ],
    good: [accounts],
  },
})

export const trustDomain = sourceRule({
  id: 'authorization-policy/trust-domain',
  severity: 'error',
  title: 'Malformed trust domain',
  source: validateSource,
  why: `
Istio refuses the policy. A trust domain has no slash, and a wildcard only at its beginning or end.
`,
  check(source, path, report) {
    for (const field of ['trustDomains', 'notTrustDomains'] as const)
      reportFirst(trustDomainFault(source[field]), source[field], [...path, field], report)
  },
  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
spec:
  rules:
  - from:
    - source:
        trustDomains: [cluster.local/ns/web]
#                      ^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [accounts],
  },
})

function reportFirst(
  fault: ListFault | undefined,
  values: readonly string[],
  path: Path,
  report: Report,
): void {
  if (!fault) return
  const { index, reason } = fault
  if (index === undefined) report({ path, part: 'key', message: `${sentence(reason)}.` })
  else report({ path: [...path, index], message: `"${values[index]}" cannot be used: ${reason}.` })
}

function sentence(clause: string): string {
  return clause.charAt(0).toUpperCase() + clause.slice(1)
}
