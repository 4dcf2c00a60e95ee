import { utf8Length } from '../../syntax/utf8.ts'
import { answers } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'
import type { HttpRoute } from './virtual-service-spec.ts'

const kibibyte = 1024
const large = 100 * kibibyte
const tooLarge = 1024 * kibibyte

const good = [answers]

export const directBodyLargeRule = httpRouteRule({
  id: 'virtual-service/direct-body-large',
  severity: 'warning',
  title: 'Large body in a direct response',
  source: { istio: 'pkg/config/validation: validateHTTPDirectResponse' },
  why: `
Istio sends the body to every proxy that has the route, each time its configuration changes. Above 100 KiB, serve the
content from a service instead.
`,
  onlyWith: ['directResponse'],

  check(route, path, report) {
    const size = bodySize(route)
    if (size > large && size <= tooLarge) report(finding(path, size))
  },

  examples: { bad: [{ yaml: example(large + 1) }], good },
})

export const directBodyTooLargeRule = httpRouteRule({
  id: 'virtual-service/direct-body-too-large',
  severity: 'error',
  title: 'Body of a direct response above 1 MiB',
  source: { istio: 'pkg/config/validation: validateHTTPDirectResponse' },
  why: `
Istio refuses the VirtualService: it would send the body to every proxy that has the route. Serve it from a service
instead.
`,
  onlyWith: ['directResponse'],

  check(route, path, report) {
    const size = bodySize(route)
    if (size > tooLarge) report(finding(path, size))
  },

  examples: { bad: [{ yaml: example(tooLarge + 1) }], good },
})

function bodySize({ directResponse }: HttpRoute): number {
  const body = directResponse?.body
  return body?.bytes ?? utf8Length(body?.string ?? '')
}

function finding(path: readonly (string | number)[], size: number) {
  const kibibytes = Math.ceil(size / kibibyte)
  return {
    path: [...path, 'directResponse', 'body'],
    part: 'key' as const,
    message: `The body has ${kibibytes} KiB, and Istio sends it to every proxy.`,
  }
}

function example(size: number): string {
  return `
kind: VirtualService
spec:
  http:
  - directResponse:
      body:
#     ^^^^
        string: ${'x'.repeat(size)}
`
}
