import { checkDuration } from '../checks/duration-check.ts'
import { httpPoolRule } from './destination-rule-rule.ts'
import { shopPolicies } from './good-examples.ts'

export const poolH2Keepalive = httpPoolRule({
  id: 'destination-rule/pool-h2-keepalive',
  severity: 'error',
  title: 'Incomplete HTTP/2 keep-alive',
  source: { istio: 'pkg/config/validation: validateConnectionPool' },
  why: `
Istio refuses the DestinationRule: \`http2KeepAlive\` needs \`interval\`, the time between pings, and \`timeout\`, the time to
wait for the answer. Each is at least 1ms, in whole milliseconds.
`,

  check({ http2KeepAlive }, path, report) {
    if (!http2KeepAlive) return
    const at = [...path, 'http2KeepAlive']
    for (const field of ['interval', 'timeout'] as const) {
      const value = http2KeepAlive[field]
      if (value === undefined)
        report({ path: [...at, field], part: 'key', message: `The keep-alive has no ${field}.` })
      else checkDuration(value, [...at, field], it => report(withoutRemoval(it)), 'the keep-alive needs it')
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    connectionPool:
      http:
        http2KeepAlive:
#       ^^^^^^^^^^^^^^
          interval: 30s
`,
      },
    ],
    good: [shopPolicies],
  },
})

/** The field is needed, so that taking it away is no way out. */
function withoutRemoval<T extends { fix?: { title: string } }>(finding: T): T {
  return finding.fix?.title.startsWith('Remove') ? { ...finding, fix: undefined } : finding
}
