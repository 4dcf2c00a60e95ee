import { accounts } from './good-examples.ts'
import { type PolicyRule, policyRule, type SourceField } from './policy-spec.ts'

export const denyNoRules = policyRule({
  id: 'authorization-policy/deny-no-rules',
  severity: 'error',
  title: '`DENY` without rules',
  source: { istio: 'pkg/config/validation: ValidateAuthorizationPolicy' },
  why: `
Istio refuses the policy: with no rules it would match no request and deny nothing. To deny all requests, write \`rules: [{}]\`, or
\`ALLOW\` without rules.
`,
  check({ spec }, report) {
    if (spec.action !== 'DENY' || spec.rules.length > 0) return
    report({ path: ['spec', 'action'], message: 'A policy with the action DENY needs rules.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
spec:
  action: DENY
#         ^^^^
`,
      },
    ],
    good: [accounts],
  },
})

/** What can be seen of a connection that is not HTTP. */
const tcpFields: readonly SourceField[] = [
  'principals',
  'notPrincipals',
  'ipBlocks',
  'notIpBlocks',
  'namespaces',
  'notNamespaces',
  'remoteIpBlocks',
  'notRemoteIpBlocks',
  'serviceAccounts',
  'notServiceAccounts',
]

export const denyTcp = policyRule({
  id: 'authorization-policy/deny-tcp',
  severity: 'warning',
  title: 'HTTP conditions deny every TCP connection',
  source: { istio: 'pkg/config/validation: ValidateAuthorizationPolicy' },
  why: `
A connection that is not HTTP has no methods, paths, hosts or tokens. Istio leaves those conditions out there, so the rule denies
all traffic to TCP ports. Name the HTTP ports in \`to\`, or a source that is known for any connection.
`,
  check({ spec }, report) {
    if (spec.action !== 'DENY') return
    for (const [i, rule] of spec.rules.entries())
      if (deniesTcp(rule))
        report({
          path: ['spec', 'rules', i],
          message: 'The rule has HTTP conditions only, so it denies every connection to TCP ports.',
        })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
spec:
  action: DENY
  rules:
  - { to: [{ operation: { methods: [POST] } }] }
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [accounts],
  },
})

// `trustDomains` do not count for Istio here.
function deniesTcp({ from, to }: PolicyRule): boolean {
  const sources = from.flatMap(it => it.source ?? [])
  const operations = to.flatMap(it => it.operation ?? [])
  if (operations.length > 0) return operations.every(it => it.ports.length === 0 && it.notPorts.length === 0)
  return sources.length > 0 && !sources.some(source => tcpFields.some(it => source[it].length > 0))
}
