import { describe, expect, it } from 'vitest'
import { type WebhookVector, webhookFaults } from '../../../testing/webhook-faults.ts'

const oldOutlier = { outlierDetection: { consecutiveErrors: 5 } }
const selector = { workloadSelector: { matchLabels: { app: 'a' } } }

const vectors: readonly WebhookVector[] = [
  ['host *', { host: '*' }],
  ['host *.local', { host: '*.local' }],
  ['address as host', { host: '1.2.3.4' }, ['host']],
  ['empty host', { host: '' }, ['host']],
  ['empty policy', { trafficPolicy: {} }, ['tp-empty']],
  ['policy of no ports', { trafficPolicy: { portLevelSettings: [] } }, ['tp-empty']],
  [
    'tunnel and PROXY protocol',
    { trafficPolicy: { tunnel: {}, proxyProtocol: {}, connectionPool: {} } },
    ['tunnel-and-proxy-protocol'],
  ],
  [
    'tunnel',
    { trafficPolicy: { tunnel: { protocol: 'connect', targetHost: '*.x', targetPort: 0 } } },
    ['tunnel-host', 'tunnel-port', 'tunnel-protocol'],
  ],
  ['old errors in a row', { trafficPolicy: oldOutlier }, ['outlier-consecutive-errors']],
  ['old errors in a row of a subset', { subsets: [{ name: 'a', trafficPolicy: oldOutlier }] }],
  ['old errors in a row of a port', { trafficPolicy: { portLevelSettings: [{ port: {}, ...oldOutlier }] } }],
  ['empty port', { trafficPolicy: { portLevelSettings: [{}] } }, ['port-empty', 'port-required']],
  ['port 0', { trafficPolicy: { portLevelSettings: [{ port: { number: 0 }, tls: {} }] } }],
  ...['0s', '0.0001s'].map((it): WebhookVector => [`TCP idle timeout ${it}`, tcp({ idleTimeout: it })]),
  ['negative TCP idle timeout', tcp({ idleTimeout: '-5s' }), ['pool-tcp-idle']],
  [
    'ring, cookie and attributes',
    hash({
      minimumRingSize: 4,
      ringHash: {},
      httpCookie: { attributes: [{ name: 'a' }, { name: 'a' }, { name: '' }] },
    }),
    [
      'lb-cookie-attr-duplicate',
      'lb-cookie-attr-name',
      'lb-cookie-name',
      'lb-min-ring-and-algorithm',
      'lb-min-ring-deprecated',
    ],
  ],
  ['Maglev of 4', hash({ maglev: { tableSize: 4 } }), ['lb-maglev']],
  ['Maglev without size', hash({ maglev: {} }), ['lb-maglev', 'lb-maglev']],
  ['Maglev of 5000011', hash({ maglev: { tableSize: 5000011 } }), ['lb-maglev']],
  ['shares of 50', distribute({ b: 50 }), ['locality-weight-total']],
  ['share of 0', distribute({ b: 100, c: 0 }), ['locality-weight']],
  ['MUTUAL alone', { trafficPolicy: { tls: { mode: 'MUTUAL' } } }, ['tls-client-cert', 'tls-private-key']],
  [
    'ISTIO_MUTUAL with certificates',
    { trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL', clientCertificate: 'a' } } },
  ],
  ...['configmap://ns2/x', 'configmap://x'].map(
    (it): WebhookVector => [
      it,
      { trafficPolicy: { tls: { mode: 'SIMPLE', credentialName: it } } },
      ['tls-configmap'],
    ],
  ),
  ['selected, for all', { ...selector, exportTo: ['*'] }, ['export-to-selector-beyond']],
  ['selected, for another too', { ...selector, exportTo: ['.', 'x'] }, ['export-to-selector-multiple']],
  ['selected, for its own', { ...selector, exportTo: ['.'] }],
]

describe('a DestinationRule', () => {
  it.for(vectors)('is judged as Istio judges it: %s', ([, spec, expected = []]) => {
    expect(webhookFaults('DestinationRule', { host: 'a', ...spec })).toEqual(expected)
  })
})

function tcp(settings: object) {
  return { trafficPolicy: { connectionPool: { tcp: settings } } }
}

function hash(consistentHash: object) {
  return { trafficPolicy: { loadBalancer: { consistentHash } } }
}

function distribute(shares: object) {
  const localityLbSetting = { distribute: [{ from: 'a', to: shares }] }
  return { trafficPolicy: { loadBalancer: { localityLbSetting } } }
}
