import { fixOf, set } from '../checks/fixes.ts'
import { shopRoutes } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const retryZeroConfigured = httpRouteRule({
  id: 'virtual-service/retry-zero-configured',
  severity: 'error',
  title: 'Settings of retries that are off',
  source: { istio: 'pkg/config/validation: ValidateHTTPRetry' },
  why: `
Istio refuses the VirtualService: without \`attempts\`, or with 0, there are no retries to configure. Set \`attempts\`, or
remove the other settings.
`,
  onlyWith: ['retries'],

  check({ retries }, path, report) {
    if (retries?.attempts !== 0) return
    const settings = [
      ...(retries.perTryTimeout !== undefined ? ['perTryTimeout'] : []),
      ...(retries.retryOn !== '' ? ['retryOn'] : []),
      ...(retries.retryRemoteLocalities !== undefined ? ['retryRemoteLocalities'] : []),
    ]
    if (settings.length === 0) return
    const at = [...path, 'retries']
    report({
      path: at,
      part: 'key',
      message: `${settings.join(' and ')} ${settings.length > 1 ? 'need' : 'needs'} attempts of at least 1.`,
      fix: fixOf('Set attempts to 2', set([...at, 'attempts'], 2)),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - retries:
#   ^^^^^^^
      attempts: 0
      retryOn: 5xx
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - retries:
      attempts: 2
      retryOn: 5xx
`,
      },
    ],
    good: [shopRoutes],
  },
})
