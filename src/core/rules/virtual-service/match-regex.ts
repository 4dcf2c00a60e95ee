import { type RegexFault, regexFault } from '../../syntax/regex.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { shopRoutes } from './good-examples.ts'
import { matchRegexes } from './string-matches.ts'
import { httpMatchRule } from './virtual-service-rule.ts'

/** A rule about one way in which a regular expression of a match can be wrong. */
function matchRegexRule(
  kind: RegexFault['kind'],
  page: { readonly title: string; readonly why: string; readonly regex: string; readonly fixed?: string },
) {
  const example = (regex: string) => `
kind: VirtualService
spec:
  http:
  - match:
    - uri:
        regex: ${regex}
`
  return httpMatchRule({
    id: `virtual-service/match-regex-${kind}`,
    severity: 'error',
    title: page.title,
    source: { istio: 'pkg/config/validation: validateStringMatchRegexp' },
    why: page.why,

    onlyWith: ['regex'],
    check(match, path, report) {
      for (const { value, path: at } of matchRegexes(match, path)) {
        const fault = regexFault(value)
        if (fault?.kind !== kind) continue
        const escaped = value.startsWith('*') ? `.${value}` : undefined
        report({
          path: at,
          message: `The regular expression is not valid: ${fault.reason}.`,
          ...(escaped && !regexFault(escaped) && { fix: fixOf(`Write ${escaped}`, set(at, escaped)) }),
        })
      }
    },

    examples: {
      bad: [
        {
          yaml: `${example(page.regex)}#              ${'^'.repeat(page.regex.length)}\n`,
          ...(page.fixed && { fixed: example(page.fixed) }),
        },
      ],
      good: [shopRoutes],
    },
  })
}

export const matchRegexEmptyRule = matchRegexRule('empty', {
  title: 'Empty regular expression in a match',
  why: `
Istio refuses the VirtualService. Write an expression, or remove the condition; \`.*\` matches anything.
`,
  regex: '""',
})

export const matchRegexLongRule = matchRegexRule('long', {
  title: 'Regular expression of more than 1024 bytes',
  why: `
Istio refuses the VirtualService: an expression is limited to 1024 bytes. Split it into several matches, or match by prefix.
`,
  regex: 'a'.repeat(1025),
})

export const matchRegexSyntaxRule = matchRegexRule('syntax', {
  title: 'Regular expression that is not valid RE2',
  why: `
Istio refuses the VirtualService. Envoy uses RE2, which has no lookahead, lookbehind or backreferences, and allows at most
1000 repetitions. The expression must match the whole value; \`.*\` matches any text.
`,
  regex: '"*cart"',
  fixed: '".*cart"',
})
