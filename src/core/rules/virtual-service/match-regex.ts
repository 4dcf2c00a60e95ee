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

    check(match, path, report) {
      for (const { value, path: at } of matchRegexes(match, path)) {
        const fault = regexFault(value)
        if (fault?.kind !== kind) continue
        const escaped = value.startsWith('*') ? `.${value}` : undefined
        report({
          path: at,
          message: `The regular expression cannot be used: ${fault.reason}.`,
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
Istio refuses the VirtualService. Write what is to be matched, or remove the condition; \`.*\` matches anything.
`,
  regex: '""',
})

export const matchRegexLongRule = matchRegexRule('long', {
  title: 'Regular expression of more than 1024 bytes',
  why: `
Istio refuses the VirtualService: long expressions make Envoy slow. Split it into several matches, or match by prefix.
`,
  regex: 'a'.repeat(1025),
})

export const matchRegexSyntaxRule = matchRegexRule('syntax', {
  title: 'Regular expression that RE2 does not understand',
  why: `
Istio refuses the VirtualService. Envoy uses RE2, which has no look-ahead, look-behind and references back to groups, and
repeats nothing more than 1000 times. The expression has to match the whole value; any text is \`.*\`.
`,
  regex: '"*cart"',
  fixed: '".*cart"',
})
