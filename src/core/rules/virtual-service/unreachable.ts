import { fixOf, move, remove } from '../checks/fixes.ts'
import { type DeadRule, deadRules } from './dead-rules.ts'
import { shopRoutes } from './good-examples.ts'
import { virtualServiceRule } from './virtual-service-rule.ts'
import type { VirtualServiceSpec } from './virtual-service-spec.ts'

export const unreachableNotLastRule = virtualServiceRule({
  id: 'virtual-service/unreachable-not-last',
  severity: 'warning',
  title: 'Second rule without a match',
  source: { istio: 'pkg/config/validation: analyzeUnreachableHTTPRules' },
  why: `
The first rule without \`match\` takes all requests, so this one gets none. Add a match to the first, or remove this one.
`,

  check({ spec }, report) {
    for (const dead of of('not-last', spec)) {
      const path = ['spec', dead.protocol, dead.rule]
      report({
        path,
        message: `Rule ${dead.rule + 1} gets no traffic: rule ${dead.catchAll + 1} matches everything.`,
        fix: fixOf('Remove the rule', remove(path)),
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - route: [{ destination: { host: shop } }]
  - { route: [{ destination: { host: cart } }] }
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - route: [{ destination: { host: shop } }]
`,
      },
    ],
    good: [shopRoutes],
  },
})

export const unreachableAfterCatchAllRule = virtualServiceRule({
  id: 'virtual-service/unreachable-after-catch-all',
  severity: 'warning',
  title: 'Rule after a rule that matches everything',
  source: { istio: 'pkg/config/validation: analyzeUnreachableHTTPRules' },
  why: `
The first matching rule wins, and a rule without \`match\` matches everything. Move that rule to the end.
`,
  onlyWith: ['match'],

  check({ spec }, report) {
    for (const { protocol, at, catchAll } of of('after-catch-all', spec)) {
      const rules = ['spec', protocol]
      report({
        path: [...rules, at.rule, 'match', at.match],
        message: `Rule ${at.rule + 1} gets no traffic: rule ${catchAll + 1} comes first and matches everything.`,
        fix: fixOf(`Move rule ${catchAll + 1} to the end`, move(rules, catchAll, spec[protocol].length - 1)),
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - route: [{ destination: { host: shop } }]
  - match:
    - uri: { prefix: /cart }
#     ^^^^^^^^^^^^^^^^^^^^^^
    route: [{ destination: { host: cart } }]
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - match:
    - uri: { prefix: /cart }
    route: [{ destination: { host: cart } }]
  - route: [{ destination: { host: shop } }]
`,
      },
    ],
    good: [shopRoutes],
  },
})

export const unreachableDuplicateRule = virtualServiceRule({
  id: 'virtual-service/unreachable-duplicate',
  severity: 'warning',
  title: 'Rule that earlier rules make unreachable',
  source: { istio: 'pkg/config/validation: analyzeUnreachableHTTPRules' },
  why: `
The first matching rule wins, and earlier rules have all matches of this one. Remove it, or change its matches.
`,
  onlyWith: ['match'],

  check({ spec }, report) {
    for (const dead of of('duplicate-rule', spec)) {
      const path = ['spec', dead.protocol, dead.rule]
      report({
        path,
        message: `Rule ${dead.rule + 1} gets no traffic: earlier rules have all its matches.`,
        fix: fixOf('Remove the rule', remove(path)),
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - match: [{ uri: { prefix: /cart } }]
    route: [{ destination: { host: cart } }]
  - match: [{ uri: { prefix: /cart } }]
#   ^^^^^
    route: [{ destination: { host: basket } }]
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - match: [{ uri: { prefix: /cart } }]
    route: [{ destination: { host: cart } }]
`,
      },
    ],
    good: [shopRoutes],
  },
})

function of<K extends DeadRule['kind']>(kind: K, spec: VirtualServiceSpec) {
  return deadRules(spec).filter((it): it is Extract<DeadRule, { kind: K }> => it.kind === kind)
}
