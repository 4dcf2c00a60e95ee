import { integerAt, mapAt } from '../../model/read-value.ts'
import { readVirtualService } from '../../model/virtual-services.ts'
import { fixOf, remove, set } from '../checks/fixes.ts'
import { analysisRuleForEach } from './analysis-rule.ts'

export const faultPercent = analysisRuleForEach({
  id: 'references/fault-percent',
  severity: 'warning',
  title: 'Deprecated `percent` of a delay',
  source: { analyzer: 'pkg/config/analysis/analyzers/deprecation: FieldAnalyzer', codes: ['IST0002'] },
  why: `
\`percent\` still works, but is deprecated. \`percentage\` replaces it, and allows fractions.
`,
  each: 'VirtualService',
  reads: [],

  check(_model, resource, report) {
    for (const rule of readVirtualService(resource).http) {
      const percent = integerAt(mapAt(mapAt(rule.value, 'fault'), 'delay'), 'percent') ?? 0
      if (percent <= 0) continue
      const delay = [...rule.path, 'fault', 'delay']
      report({
        path: [...delay, 'percent'],
        part: 'key',
        code: 'IST0002',
        message: `\`percent: ${percent}\` is deprecated; use \`percentage: {value: ${percent}}\`.`,
        fix: fixOf(
          'Use percentage',
          set([...delay, 'percentage'], { value: percent }),
          remove([...delay, 'percent']),
        ),
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
metadata:
  name: shop
  namespace: shop
spec:
  hosts:
  - shop.example.com
  http:
  - fault:
      delay:
        fixedDelay: 5s
        percent: 10
#       ^^^^^^^
    route:
    - destination:
        host: cart
`,
        fixed: `
kind: VirtualService
metadata:
  name: shop
  namespace: shop
spec:
  hosts:
  - shop.example.com
  http:
  - fault:
      delay:
        fixedDelay: 5s
        percentage:
          value: 10
    route:
    - destination:
        host: cart
`,
      },
    ],
    good: [
      `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
  namespace: shop
spec:
  hosts:
  - shop.example.com
  http:
  - fault:
      delay:
        fixedDelay: 5s
        percentage:
          value: 10
    route:
    - destination:
        host: cart
---
apiVersion: v1
kind: Service
metadata:
  name: cart
  namespace: shop
spec:
  ports:
  - name: http
    port: 8080
    protocol: TCP
`,
    ],
  },
})
