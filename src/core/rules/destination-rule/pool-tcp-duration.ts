import { millisecond } from '../../syntax/duration.ts'
import { checkDuration } from '../checks/duration-check.ts'
import { tcpPoolRule } from './destination-rule-rule.ts'
import { shopPolicies } from './good-examples.ts'

const severity = 'error'

export const poolTcpDurationRule = tcpPoolRule({
  id: 'destination-rule/pool-tcp-duration',
  severity,
  title: 'Invalid duration of TCP connections',
  source: { istio: 'pkg/config/validation: validateConnectionPool' },
  why: `
Istio refuses the DestinationRule. The duration is at least 1ms, in whole milliseconds. Remove the field for the
default.
`,

  check({ connectTimeout, maxConnectionDuration, tcpKeepalive }, path, report) {
    const without = 'without the field, the default applies'
    checkDuration(connectTimeout, [...path, 'connectTimeout'], report, without)
    checkDuration(maxConnectionDuration, [...path, 'maxConnectionDuration'], report, without)
    checkDuration(tcpKeepalive?.time, [...path, 'tcpKeepalive', 'time'], report, without)
    checkDuration(tcpKeepalive?.interval, [...path, 'tcpKeepalive', 'interval'], report, without)
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    connectionPool:
      tcp:
        maxConnections: 100
        connectTimeout: 0s
#                       ^^
`,
        fixed: `
kind: DestinationRule
spec:
  trafficPolicy:
    connectionPool:
      tcp:
        maxConnections: 100
`,
      },
    ],
    good: [shopPolicies],
  },
})

export const poolTcpIdleRule = tcpPoolRule({
  id: 'destination-rule/pool-tcp-idle',
  severity,
  title: 'Invalid idle timeout of TCP connections',
  source: { istio: 'pkg/config/validation: validateConnectionPool' },
  why: `
Istio refuses the DestinationRule. The timeout is \`0s\`, which turns it off, or at least 1ms, in whole milliseconds.
`,

  check({ idleTimeout }, path, report) {
    if (idleTimeout === undefined || idleTimeout / millisecond === 0n) return
    checkDuration(idleTimeout, [...path, 'idleTimeout'], report, 'without the field, it is 1h')
  },

  examples: {
    bad: [
      {
        yaml: `
kind: DestinationRule
spec:
  trafficPolicy:
    connectionPool:
      tcp: { idleTimeout: 1.5004s }
#                         ^^^^^^^
`,
        fixed: `
kind: DestinationRule
spec:
  trafficPolicy:
    connectionPool:
      tcp: { idleTimeout: 1.5s }
`,
      },
    ],
    good: [shopPolicies],
  },
})
