import { isAuthorityHeader } from '../../syntax/header-name.ts'
import type { Path } from '../../yaml/path.ts'
import { policies } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'
import type { HttpRoute } from './virtual-service-spec.ts'

export const authorityTwice = httpRouteRule({
  id: 'virtual-service/authority-twice',
  severity: 'error',
  title: 'Host of the request changed twice',
  why: `
Istio refuses the VirtualService: \`rewrite.authority\` and the request headers \`host\` and \`:authority\` set the same thing.
Keep one of them, best \`rewrite.authority\`.
`,

  check(route, path, report) {
    const [first, second] = authorities(route, path)
    if (!first || !second) return
    report({
      path: second.path,
      part: 'key',
      message: `The request's host is set to "${first.value}" and again to "${second.value}".`,
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
