import { type Gateway, readGateway, type Server } from '../../model/gateways.ts'
import { effective } from '../../model/model.ts'
import type { Labels } from '../../model/read-value.ts'
import { analysisRule } from './analysis-rule.ts'
import { shop } from './good-examples.ts'

export const duplicateCertificate = analysisRule({
  id: 'references/duplicate-certificate',
  severity: 'warning',
  title: 'Certificate that two Gateways share',
  source: { analyzer: 'pkg/config/analysis/analyzers/gateway: CertificateAnalyzer', codes: ['IST0138'] },
  why: `
A browser reuses a connection for every host that its certificate covers. If such a host is in the other Gateway, the
request gets a 404. Put all hosts of a certificate into one Gateway, or give each Gateway a certificate of its own.
`,
  reads: ['Gateway'],

  check(model, report) {
    const gateways = effective(model, 'Gateway')
      .map(resource => ({ resource, gateway: readGateway(resource) }))
      .filter(it => it.gateway.servers.some(server => certificateOf(server)))
    for (const { resource, gateway } of gateways) {
      const others = gateways.filter(
        it => it.resource !== resource && isWithin(gateway.selector, it.gateway.selector),
      )
      for (const other of others) {
        const server = sharedServer(gateway, other.gateway)
        if (!server) continue
        report(resource, {
          path: [...server.path, 'tls', server.tls?.credentialName ? 'credentialName' : 'serverCertificate'],
          code: 'IST0138',
          message: `Gateway ${other.resource.namespace}/${other.resource.name} uses the same certificate on the same workload.`,
        })
      }
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
metadata: { name: shop, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
    tls: { mode: SIMPLE, credentialName: example-com }
#                                        ^^^^^^^^^^^
    hosts: [shop.example.com]
---
kind: Gateway
metadata: { name: status, namespace: shop }
spec:
  selector: { istio: ingressgateway, zone: a }
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
    tls: { mode: SIMPLE, credentialName: example-com }
    hosts: [status.example.com]
`,
      },
    ],
    good: [shop],
  },
})

/** Whether every label of the one selector is asked for by the other as well. */
function isWithin(selector: Labels | undefined, other: Labels | undefined): boolean {
  if (!selector) return true
  return [...selector].every(([key, value]) => other?.get(key) === value)
}

function sharedServer(a: Gateway, b: Gateway): Server | undefined {
  return a.servers.find(it => {
    const certificate = certificateOf(it)
    return certificate !== undefined && b.servers.some(other => certificateOf(other) === certificate)
  })
}

function certificateOf({ tls }: Server): string | undefined {
  if (!tls) return undefined
  if (tls.credentialName !== '') return JSON.stringify([tls.credentialName])
  if (tls.serverCertificate === '' || tls.privateKey === '') return undefined
  return JSON.stringify([tls.serverCertificate, tls.privateKey])
}
