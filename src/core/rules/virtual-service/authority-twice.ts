import { isAuthorityHeader } from '../../syntax/http/header-name.ts'
import { removeValue } from '../../yaml/edit/edit.ts'
import type { Path } from '../../yaml/path.ts'
import { fixOf, type Step } from '../checks/fixes.ts'
import type { Finding } from '../define-rule.ts'
import { policies } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'
import type { HttpRoute } from './virtual-service-spec.ts'

export const authorityTwice = httpRouteRule({
  id: 'virtual-service/authority-twice',
  severity: 'error',
  title: 'Host of the request set twice',
  source: { istio: 'pkg/config/validation: validateAuthorityRewrite' },
  why: `
Istio refuses the VirtualService: \`rewrite.authority\` and the request headers \`host\` and \`:authority\` set the same
thing. Keep one of them, preferably \`rewrite.authority\`.
`,
  onlyWith: ['headers'],

  check(route, path, report) {
    const all = authorities(route, path)
    const [first, second] = all
    if (!first || !second) return
    report({
      path: second.path,
      part: 'key',
      message: `The request's host is set twice: by ${shortPath(first.path)} and by ${shortPath(second.path)}.`,
      ...keepOne(all),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - rewrite: { authority: shop.example.com }
    headers:
      request:
        set:
          host: cart.example.com
#         ^^^^
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - rewrite: { authority: shop.example.com }
`,
      },
    ],
    good: [policies],
  },
})

/** Every place that sets the request's host to something, in the order in which Istio looks at them. */
function authorities({ rewrite, headers }: HttpRoute, path: Path): { value: string; path: Path }[] {
  const rewritten = { value: rewrite?.authority ?? '', path: [...path, 'rewrite', 'authority'] }
  const headed = (['set', 'add'] as const).flatMap(verb =>
    Object.entries(headers?.request?.[verb] ?? {})
      .filter(([name]) => isAuthorityHeader(name))
      .map(([name, value]) => ({ value, path: [...path, 'headers', 'request', verb, name] })),
  )
  return [rewritten, ...headed].filter(it => it.value !== '')
}

/** A path as people write it below a rule: `rewrite.authority`. */
function shortPath(path: Path): string {
  return path.slice(3).join('.')
}

// The maps around what goes are taken along when nothing is left in them: an empty rewrite is a fault of its own.
function keepOne(all: readonly { readonly path: Path }[]): Pick<Finding, 'fix' | 'otherFixes'> {
  const [fix, ...otherFixes] = all.map(kept =>
    fixOf(
      `Keep \`${shortPath(kept.path)}\``,
      ...all
        .filter(it => it !== kept)
        .map(
          ({ path }): Step =>
            (document, base) =>
              removeValue(document, [...base, ...path], { prune: true }),
        ),
    ),
  )
  return { ...(fix && { fix }), otherFixes }
}
