import { resolvedHosts } from '../../istio/gateway/merge-servers.ts'
import { translationRule } from './analysis-rule.ts'
import { droppedServerKinds, droppedServers, holderWords } from './dropped-servers.ts'
import { shop } from './good-examples.ts'

export const tlsHostTaken = translationRule({
  id: 'references/tls-host-taken',
  severity: 'error',
  title: 'Host that an earlier TLS server on the port already has',
  source: {
    advice:
      'Istio merges the servers of all Gateways of a workload and drops a TLS server whose host is taken.',
    seenIn: 'pilot/pkg/model: mergeGateways',
  },
  why: `
On a port, a host belongs to one server with TLS settings, including those that only redirect to HTTPS. The oldest
Gateway of the workload gets it, and Istio drops the later server with all its hosts. Keep the host in one server.
`,
  reads: droppedServerKinds,

  check(model, report) {
    for (const dropped of droppedServers(model)) {
      const { gateway, server, reason, holder } = dropped
      if (reason !== 'tls-host-taken') continue
      const hosts = resolvedHosts(server)
      const clash = hosts.findIndex(it => holder?.hosts.includes(it))
      // One host for everything stands for the whole list.
      const index = hosts.length === server.hosts.length ? Math.max(clash, 0) : 0
      report(gateway, {
        path: [...server.path, 'hosts', index],
        message: `Istio drops this server: ${holderWords(dropped)} already has ${server.hosts[index]?.text} on port ${server.portText}.`,
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
    tls: { mode: SIMPLE, credentialName: shop-certificate }
    hosts: [shop.example.com]
  - port: { number: 443, name: https-2, protocol: HTTPS }
    tls: { mode: SIMPLE, credentialName: other-certificate }
    hosts: [status.example.com, shop.example.com]
#                               ^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [shop],
  },
})
