import { translationRule } from './analysis-rule.ts'
import { shop } from './good-examples.ts'
import { serversByPort } from './shared-ports.ts'

export const tlsHostTaken = translationRule({
  id: 'references/tls-host-taken',
  severity: 'error',
  title: 'Host that an earlier TLS server on the port already has',
  why: `
On one port a host belongs to one server with TLS settings; those that only redirect to HTTPS count. Of all Gateways of the
workload the oldest has it, and the later server is left out whole, its other hosts too. Keep the host in one server.
`,
  reads: ['Gateway'],

  check(model, report) {
    for (const servers of serversByPort(model)) {
      const taken = new Map<string, string>()
      for (const { resource, server } of servers) {
        if (!server.tls) continue
        const hosts = server.hosts.map(it => ({
          ...it,
          name: it.namespace ? `${it.namespace}/${it.host}` : it.host,
        }))
        const clash = hosts.find(it => taken.has(it.name))
        if (clash)
          report(resource, {
            path: [...server.path, 'hosts', clash.index],
            message: `On port ${server.portText}, ${clash.text} already belongs to ${taken.get(clash.name)}, so this server is left out.`,
          })
        else for (const it of hosts) taken.set(it.name, `Gateway ${resource.namespace}/${resource.name}`)
      }
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
