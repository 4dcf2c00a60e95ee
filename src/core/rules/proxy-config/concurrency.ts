import { webhookRule } from '../engine/webhook-rule.ts'

export const debugProxies = `
apiVersion: networking.istio.io/v1beta1
kind: ProxyConfig
metadata:
  name: debug
  namespace: shop
spec:
  selector:
    matchLabels:
      app: shop
  concurrency: 0
  image:
    imageType: debug
`

export const concurrency = webhookRule<{ readonly concurrency?: number }>({
  id: 'proxy-config/concurrency',
  severity: 'error',
  title: 'Negative number of threads',
  source: { istio: 'pkg/config/validation: validateConcurrency' },
  why: `
Istio refuses the ProxyConfig. A proxy has one thread or more; 0 gives it one for each core.
`,
  kinds: ['ProxyConfig'],
  check({ spec }, report) {
    if (spec.concurrency === undefined || spec.concurrency >= 0) return
    report({ path: ['spec', 'concurrency'], message: `A proxy cannot have ${spec.concurrency} threads.` })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: ProxyConfig
spec: { concurrency: -1 }
#                    ^^
`,
      },
    ],
    good: [debugProxies],
  },
})
