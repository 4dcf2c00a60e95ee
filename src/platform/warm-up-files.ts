import type { Files } from '../core/text/file-change.ts'

/** Teams of the small workspace: so many that what is run for each resource is run often enough to be compiled. */
const teams = 8

/**
 * A small workspace of what people have most. A worker that has analysed it takes a quarter less for the first of theirs
 * (docs/decisions/0030): what it runs is compiled by then.
 */
export function warmUpFiles(): Files {
  return Array.from({ length: teams }, (_, team) => ({ name: `team-${team}.yaml`, text: workspaceOf(team) }))
}

function workspaceOf(team: number): string {
  const namespace = `team-${team}`
  const host = `shop.${namespace}.example.com`
  return `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: public
  namespace: ${namespace}
spec:
  selector:
    istio: ingressgateway
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
    tls: { mode: SIMPLE, credentialName: ${namespace}-cert }
    hosts: ["${host}"]
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: ["${host}"]
    tls: { httpsRedirect: true }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
  namespace: ${namespace}
spec:
  hosts: [${host}, shop]
  gateways: [public, mesh]
  http:
  - name: testers
    match:
    - headers:
        cookie: { regex: "^(.*;)?user=tester(;.*)?$" }
      uri: { prefix: /api/shop }
    rewrite: { uri: /shop }
    route:
    - destination: { host: shop, subset: v2, port: { number: 8080 } }
  - name: all
    timeout: 3s
    retries: { attempts: 3, perTryTimeout: 1s, retryOn: "5xx,connect-failure" }
    route:
    - destination: { host: shop, subset: v1, port: { number: 8080 } }
      weight: 90
    - destination: { host: shop, subset: v2, port: { number: 8080 } }
      weight: 10
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: shop
  namespace: ${namespace}
spec:
  host: shop
  trafficPolicy:
    tls: { mode: ISTIO_MUTUAL }
    outlierDetection: { consecutive5xxErrors: 5, interval: 30s }
  subsets:
  - { name: v1, labels: { version: v1 } }
  - { name: v2, labels: { version: v2 } }
---
apiVersion: v1
kind: Service
metadata:
  name: shop
  namespace: ${namespace}
spec:
  selector: { app: shop }
  ports:
  - { name: http, port: 8080, targetPort: 8080 }
`
}
