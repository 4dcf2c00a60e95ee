import { defaultedSpec } from '../../model/defaulted.ts'
import { type JsonMap, mapAt, mapsAt, optionalMapAt, textAt } from '../../model/read-value.ts'
import type { Path } from '../../yaml/path.ts'
import { attachedShop } from '../attachment/good-attachment.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { defineRule, type Finding } from '../define-rule.ts'

export const prefixReplacedAtRoot = defineRule({
  id: 'advice/prefix-replaced-at-root',
  severity: 'warning',
  layer: 'advice',
  scope: 'object',
  kinds: ['HTTPRoute'],
  title: 'Replaced prefix that glues or doubles slashes',
  source: {
    advice:
      'Istio replaces the text of the prefix. The standard replaces path segments, with one slash between them.',
    seenIn: 'pilot/pkg/config/kube/gateway: createRewriteFilter',
  },
  why: `
With the prefix \`/\` the slash itself is replaced: \`/new\` makes \`/newcart\` of \`/cart\`, where the standard says \`/new/cart\`. In a redirect nothing is
trimmed either: a replacement that ends in a slash gives two of them, and \`/\` in place of \`/old\` makes \`//cart\` of \`/old/cart\`.
`,

  check(resource, report) {
    mapsAt(defaultedSpec(resource), 'rules').forEach((rule, i) => {
      const prefix = prefixOf(rule)
      if (prefix === undefined) return
      mapsAt(rule, 'filters').forEach((filter, j) => {
        for (const [name, isRedirect] of [
          ['urlRewrite', false],
          ['requestRedirect', true],
        ] as const) {
          const path = optionalMapAt(mapAt(filter, name), 'path')
          const by = path && textAt(path, 'replacePrefixMatch')
          if (by === undefined) continue
          const at = ['spec', 'rules', i, 'filters', j, name, 'path', 'replacePrefixMatch']
          const found = isRedirect ? inRedirect(prefix, by, at) : inRewrite(prefix, by, at)
          if (found) report(found)
        }
      })
    })
  },

  examples: {
    bad: [
      {
        yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
  - filters:
    - type: URLRewrite
      urlRewrite: { path: { type: ReplacePrefixMatch, replacePrefixMatch: /new } }
#                                                                         ^^^^
`,
      },
      {
        yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
  - matches: [{ path: { value: /old } }]
    filters:
    - type: RequestRedirect
      requestRedirect: { path: { type: ReplacePrefixMatch, replacePrefixMatch: /new/ } }
#                                                                              ^^^^^
`,
        fixed: `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
spec:
  rules:
  - matches: [{ path: { value: /old } }]
    filters:
    - type: RequestRedirect
      requestRedirect: { path: { type: ReplacePrefixMatch, replacePrefixMatch: /new } }
`,
      },
    ],
    good: [attachedShop],
  },
})

/** The one prefix of a rule whose prefix can be replaced at all. */
function prefixOf(rule: JsonMap): string | undefined {
  const [match, ...more] = mapsAt(rule, 'matches')
  const path = match && mapAt(match, 'path')
  const value = path && textAt(path, 'type') === 'PathPrefix' ? textAt(path, 'value') : undefined
  if (value === undefined || more.length > 0) return undefined
  return value.endsWith('/') ? value.slice(0, -1) : value
}

function inRewrite(prefix: string, by: string, path: Path): Finding | undefined {
  const written = by.endsWith('/') ? by.slice(0, -1) : by
  if (prefix !== '' || written === '') return undefined
  return { path, message: `\`/cart\` becomes \`${written}cart\`: the slash is the prefix that is replaced.` }
}

function inRedirect(prefix: string, by: string, path: Path): Finding | undefined {
  if (prefix === '') {
    if (by.endsWith('/')) return undefined
    return {
      path,
      message: `\`/cart\` is redirected to \`${by}cart\`: the slash is the prefix that is replaced.`,
      fix: fixOf('End it with a slash', set(path, `${by}/`)),
    }
  }
  if (!by.endsWith('/')) return undefined
  const message = `\`${prefix}/cart\` is redirected to \`${by}/cart\`: the slash of the replacement stays.`
  const trimmed = by.slice(0, -1)
  return {
    path,
    message,
    ...(trimmed !== '' && { fix: fixOf('Remove the slash at its end', set(path, trimmed)) }),
  }
}
