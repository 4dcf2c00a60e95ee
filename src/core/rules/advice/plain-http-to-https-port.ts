import { entryPort, type MeshPort, servicePort } from '../../istio/routes/service-ports.ts'
import { readDestinationRule } from '../../model/destination-rules.ts'
import { fullHost, isHostWithin } from '../../model/hosts.ts'
import { effective, type Model } from '../../model/model.ts'
import { clientTlsModes, enumAt, type JsonMap, mapAt, mapsAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { findService, type ServiceRecord } from '../../model/services.ts'
import { readVirtualService } from '../../model/virtual-services.ts'
import { translationRuleForEach } from '../references/analysis-rule.ts'
import { destinationsOf } from '../references/destinations.ts'
import { shop } from '../references/good-examples.ts'

export const plainHttpToHttpsPort = translationRuleForEach({
  id: 'advice/plain-http-to-https-port',
  severity: 'warning',
  title: 'Plain HTTP to an HTTPS port',
  source: {
    advice:
      'Envoy begins TLS towards a destination only where a DestinationRule says so; the name of the port does not.',
    seenIn: 'pilot/pkg/networking/core: applyUpstreamTLSSettings',
  },
  why: `
The destination expects TLS and gets plain HTTP, which it refuses, often with "Client sent an HTTP request to an HTTPS
server". Add a DestinationRule for the host with \`tls\` in its traffic policy, or use a port that speaks HTTP.
`,
  each: 'VirtualService',
  reads: ['Service', 'ServiceEntry', 'DestinationRule'],

  check(model, resource, report) {
    const { exportTo } = readVirtualService(resource)
    for (const { host, port, path } of destinationsOf(resource)) {
      if (path[1] !== 'http') continue
      const service = findService(model, { namespace: resource.namespace, exportTo, host })
      const ports = service ? portsOf(service) : []
      const called =
        port === undefined && ports.length === 1 ? ports[0] : ports.find(it => it.number === port)
      if (called?.instance !== 'https' || beginsTls(model, fullHost(host, resource))) continue
      report({
        path: port === undefined ? [...path, 'host'] : [...path, 'port', 'number'],
        message: `Port ${called.number} of \`${host}\` speaks HTTPS (\`${called.stated}\`), but gets plain HTTP: no DestinationRule begins TLS.`,
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  http:
  - route:
    - destination: { host: pay, port: { number: 8443 } }
#                                               ^^^^
---
kind: Service
metadata: { name: pay, namespace: shop }
spec: { ports: [{ name: https, port: 8443, protocol: TCP }] }
`,
      },
    ],
    good: [
      shop,
      `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  http:
  - route:
    - destination: { host: pay, port: { number: 8443 } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: pay, namespace: shop }
spec:
  host: pay
  trafficPolicy:
    tls: { mode: SIMPLE, caCertificates: /etc/ssl/pay.pem, sni: pay.example.com }
---
apiVersion: v1
kind: Service
metadata: { name: pay, namespace: shop }
spec: { selector: { app: pay }, ports: [{ name: https, port: 8443, protocol: TCP }] }
`,
    ],
  },
})

function portsOf({ kind, resource }: ServiceRecord): readonly MeshPort[] {
  return resource ? mapsAt(resource.spec, 'ports').map(kind === 'service' ? servicePort : entryPort) : []
}

/** Whether any DestinationRule for the host sets TLS anywhere: which part of it holds is the user's to know. */
function beginsTls(model: Model, host: string): boolean {
  return effective(model, 'DestinationRule').some(
    it => isHostWithin(host, fullHost(readDestinationRule(it).host, it)) && policies(it).some(setsTls),
  )
}

function policies({ spec }: Resource): readonly JsonMap[] {
  const whole = [spec, ...mapsAt(spec, 'subsets')].map(it => mapAt(it, 'trafficPolicy'))
  return whole.flatMap(it => [it, ...mapsAt(it, 'portLevelSettings')])
}

function setsTls(policy: JsonMap): boolean {
  return (enumAt(mapAt(policy, 'tls'), 'mode', clientTlsModes) ?? 'DISABLE') !== 'DISABLE'
}
