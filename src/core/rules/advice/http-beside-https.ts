import type { BuiltListener } from '../../istio/gateway-api/listeners.ts'
import { compareText } from '../../model/age.ts'
import { attachedShop } from '../attachment/good-attachment.ts'
import { listenerRule } from '../attachment/listener-rule.ts'
import { fixOf, set } from '../checks/fixes.ts'

export const httpBesideHttps = listenerRule({
  id: 'advice/http-beside-https',
  severity: 'warning',
  title: 'Listeners with and without TLS on one port',
  source: {
    advice:
      'With other hostnames these listeners are no conflict. Istio makes one port of them by their names: behind HTTP one with TLS is dropped, and no status tells.',
    seenIn: 'pilot/pkg/model: mergeGateways',
  },
  why: `
A port speaks plain HTTP or TLS. Of listeners for both Istio takes the one whose name comes first: is that one for HTTP, those with TLS are not
served, though their status says so. The other way round both are there, unless the one with TLS has no hostname: then the proxy refuses the whole
port. Give each a port of its own.
`,
  check(_model, { listeners, sets }, report) {
    for (const own of [listeners, ...sets.map(it => it.listeners)]) {
      const served = own.filter(it => it.isServed)
      for (const it of served.filter(isSecure)) {
        const beside = served.filter(other => other.port === it.port && other.protocol === 'HTTP')
        const before = beside.find(other => compareText(other.name, it.name) < 0)
        const after = it.hostname === undefined ? beside[0] : undefined
        if (!before && !after) continue
        const isFree = it.port !== 443 && !own.some(other => other.port === 443)
        report(it.owner, {
          path: [...it.path, 'port'],
          message: before
            ? `Listener ${before.name} for HTTP is on port ${it.port} too and comes first by its name, so ${it.name} is not served.`
            : `Listener ${after?.name} for HTTP is on port ${it.port} too, and this one takes every host: the proxy refuses the whole port.`,
          ...(isFree && { fix: fixOf('Move it to port 443', set([...it.path, 'port'], 443)) }),
        })
      }
    }
  },

  examples: {
    bad: [
      {
        yaml: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: istio
  listeners:
  - { name: a, port: 80, protocol: HTTP, hostname: shop.example.com }
  - name: b
    port: 80
#         ^^
    protocol: TLS
    hostname: vault.example.com
    tls: { mode: Passthrough }
`,
        fixed: `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  gatewayClassName: istio
  listeners:
  - { name: a, port: 80, protocol: HTTP, hostname: shop.example.com }
  - name: b
    port: 443
    protocol: TLS
    hostname: vault.example.com
    tls: { mode: Passthrough }
`,
      },
    ],
    good: [attachedShop],
  },
})

function isSecure({ protocol }: BuiltListener): boolean {
  return protocol === 'HTTPS' || protocol === 'TLS'
}
