import { fixOf, move, remove } from '../checks/fixes.ts'
import { deadRules } from './dead-rules.ts'
import { shopRoutes } from './good-examples.ts'
import { virtualServiceRule } from './virtual-service-rule.ts'

export const ineffectiveDuplicateRule = virtualServiceRule({
  id: 'virtual-service/ineffective-duplicate',
  severity: 'warning',
  title: 'Duplicate match',
  source: { istio: 'pkg/config/validation: analyzeUnreachableHTTPRules' },
  why: `
An earlier rule or match has the same conditions, and the first match wins. Remove the duplicate, or change it.
`,
  onlyWith: ['match'],

  check({ spec }, report) {
    for (const dead of deadRules(spec)) {
      if (dead.kind !== 'duplicate-match') continue
      const rule = ['spec', dead.protocol, dead.at.rule]
      const path = [...rule, 'match', dead.at.match]
      const where = dead.earlier === dead.at.rule ? 'earlier in the same rule' : `in rule ${dead.earlier + 1}`
      report({
        path,
        message: `The same match is ${where}, so this one never applies.`,
        // Without its only match the rule would take everything.
        fix: dead.isOnly ? fixOf('Remove the rule', remove(rule)) : fixOf('Remove the match', remove(path)),
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
  - match:
    - uri: { prefix: /cart }
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
`,
      },
    ],
    good: [shopRoutes],
  },
})

export const ineffectivePrefixRule = virtualServiceRule({
  id: 'virtual-service/ineffective-prefix',
  severity: 'warning',
  title: 'Longer prefix after a shorter one',
  source: { istio: 'pkg/config/validation: analyzeUnreachableHTTPRules, coveredValidation' },
  why: `
The first match wins, and every request with the longer prefix has the shorter one too. Put the longer prefix first.
Istio compares only ports, methods, hosts, headers and query parameters here. If the two differ in anything else, such
as their gateways, both may be right.
`,
  onlyWith: ['prefix'],

  check({ spec }, report) {
    for (const dead of deadRules(spec)) {
      if (dead.kind !== 'prefix') continue
      const { at, earlier, prefix, earlierPrefix } = dead
      const rules = ['spec', 'http']
      const isSameRule = at.rule === earlier.rule
      report({
        path: [...rules, at.rule, 'match', at.match, 'uri', 'prefix'],
        message: `The prefix ${prefix} never applies: ${earlierPrefix} comes before it${isSameRule ? '' : `, in rule ${earlier.rule + 1}`}.`,
        fix: isSameRule
          ? fixOf('Move the match up', move([...rules, at.rule, 'match'], at.match, earlier.match))
          : fixOf(`Move rule ${at.rule + 1} up`, move(rules, at.rule, earlier.rule)),
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
  - match:
    - uri: { prefix: / }
    route: [{ destination: { host: shop } }]
  - match:
    - uri: { prefix: /cart }
#                    ^^^^^
    route: [{ destination: { host: cart } }]
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - match:
    - uri: { prefix: /cart }
    route: [{ destination: { host: cart } }]
  - match:
    - uri: { prefix: / }
    route: [{ destination: { host: shop } }]
`,
      },
    ],
    good: [shopRoutes],
  },
})
