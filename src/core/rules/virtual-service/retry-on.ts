import { badRetryConditions, retryConditions } from '../../syntax/http/retry-on.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { shopRoutes } from './good-examples.ts'
import { httpRouteRule } from './virtual-service-rule.ts'

export const retryOn = httpRouteRule({
  id: 'virtual-service/retry-on',
  severity: 'error',
  title: 'Unknown retry condition',
  source: { istio: 'pkg/config/validation: ValidateHTTPRetry' },
  why: `
Istio refuses the VirtualService. \`retryOn\` is a list with commas and no spaces, of HTTP statuses and of Envoy's conditions:
${retryConditions.map(it => `\`${it}\``).join(', ')}.
`,
  onlyWith: ['retryOn'],

  check({ retries }, path, report) {
    const text = retries?.retryOn
    if (!text) return
    const at = [...path, 'retries', 'retryOn']
    const tidy = text
      .split(',')
      .map(it => it.trim())
      .filter(it => it !== '')
      .join(',')
    const isTidied = tidy !== '' && tidy !== text && badRetryConditions(tidy).length === 0
    for (const item of badRetryConditions(text))
      report({
        path: at,
        message: item.trim() === '' ? 'The list has an empty item.' : `"${item}" is not a retry condition.`,
        ...(isTidied && { fix: fixOf(`Write ${tidy}`, set(at, tidy)) }),
      })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - retries: { attempts: 3, retryOn: "5xx, reset" }
#                                    ^^^^^^^^^^^^
`,
        fixed: `
kind: VirtualService
spec:
  http:
  - retries: { attempts: 3, retryOn: "5xx,reset" }
`,
      },
    ],
    good: [shopRoutes],
  },
})
