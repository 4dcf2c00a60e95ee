import type { SourceFile } from '../core/text/file-change.ts'

/**
 * Many VirtualServices for the routing to work on: each of `hosts` hosts has an HTTPS server of its own on one of
 * four Gateways, all share a plain port, and `perHost` VirtualServices lay their rules into its virtual host. One file a
 * host. The same numbers give the same text.
 */
export function manyVirtualServices(hosts: number, perHost: number): SourceFile[] {
  const all = Array.from({ length: hosts }, (_, i) => i)
  return [
    ...Array.from({ length: gateways }, (_, i) => ({
      name: `gateway-${i}.yaml`,
      text: gateway(
        i,
        all.filter(it => it % gateways === i),
      ),
    })),
    ...all.map(host => ({
      name: `host-${host}.yaml`,
      text: [
        service(host),
        ...Array.from({ length: perHost }, (_, part) => virtualService(host, part, part === perHost - 1)),
      ].join('---\n'),
    })),
  ]
}

const gateways = 4

function gateway(index: number, hosts: readonly number[]): string {
  return `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: edge-${index}
  namespace: edge
spec:
  selector:
    app: edge
  servers:
  - port:
      number: 80
      name: http
      protocol: HTTP
    hosts:
${hosts.map(it => `    - host-${it}.example.com\n`).join('')}${hosts.map(httpsServer).join('')}`
}

function httpsServer(host: number): string {
  return `  - port:
      number: 443
      name: https-${host}
      protocol: HTTPS
    hosts:
    - host-${host}.example.com
    tls:
      mode: SIMPLE
      credentialName: host-${host}-cert
`
}

function virtualService(host: number, part: number, isLast: boolean): string {
  return `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: host-${host}-${part}
  namespace: shop
spec:
  hosts:
  - host-${host}.example.com
  gateways:
  - edge/edge-${host % gateways}
  http:
  - name: exact
    match:
    - uri:
        exact: /part-${part}
    - uri:
        exact: /part-${part}/index.html
    route:
    - destination:
        host: web-${host}
        port:
          number: 8080
  - name: api
    match:
    - uri:
        prefix: /part-${part}/api/
      method:
        exact: GET
      headers:
        x-user:
          prefix: dev-
    route:
    - destination:
        host: web-${host}
        subset: v1
      weight: 80
    - destination:
        host: web-${host}
        subset: v2
      weight: 20
  - name: media
    match:
    - uri:
        regex: /part-${part}/media/[a-z0-9-]+\\.(png|jpg)
    timeout: 5s
    route:
    - destination:
        host: web-${host}
        subset: v1
${
  isLast
    ? `  - name: the-rest
    route:
    - destination:
        host: web-${host}
        subset: v1
`
    : ''
}`
}

function service(host: number): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: web-${host}
  namespace: shop
spec:
  selector:
    app: web-${host}
  ports:
  - name: http
    port: 8080
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: web-${host}
  namespace: shop
spec:
  host: web-${host}
  subsets:
  - name: v1
    labels:
      version: v1
  - name: v2
    labels:
      version: v2
`
}
