import type { SourceFile } from '../core/text/file-change.ts'

/**
 * Many HTTPRoutes for the routing to work on, as `manyVirtualServices` has VirtualServices: each of `hosts` hosts has an HTTPS
 * listener of its own on one of four Gateways, all of a Gateway share a plain one, and `perHost` routes lay their rules into it. The
 * last takes all that is left and hides nothing: a prefix would hide the regular expressions.
 */
export function manyHttpRoutes(hosts: number, perHost: number): SourceFile[] {
  const all = Array.from({ length: hosts }, (_, i) => i)
  return [
    ...Array.from({ length: httpRouteGateways }, (_, i) => ({
      name: `gateway-${i}.yaml`,
      text: gateway(
        i,
        all.filter(it => it % httpRouteGateways === i),
      ),
    })),
    ...all.map(host => ({
      name: `host-${host}.yaml`,
      text: [
        service(host),
        ...Array.from({ length: perHost }, (_, part) => httpRoute(host, part, part === perHost - 1)),
      ].join('---\n'),
    })),
  ]
}

export const httpRouteGateways = 4

function gateway(index: number, hosts: readonly number[]): string {
  return `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: edge-${index}
  namespace: edge
spec:
  gatewayClassName: istio
  listeners:
  - name: http
    port: 80
    protocol: HTTP
    hostname: "*.example.com"
    allowedRoutes:
      namespaces:
        from: All
${hosts.map(httpsListener).join('')}`
}

function httpsListener(host: number): string {
  return `  - name: https-${host}
    port: 443
    protocol: HTTPS
    hostname: host-${host}.example.com
    allowedRoutes:
      namespaces:
        from: All
    tls:
      options:
        gateway.istio.io/tls-terminate-mode: ISTIO_SIMPLE
`
}

function httpRoute(host: number, part: number, isLast: boolean): string {
  return `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: host-${host}-${part}
  namespace: shop
spec:
  hostnames:
  - host-${host}.example.com
  parentRefs:
  - name: edge-${host % httpRouteGateways}
    namespace: edge
  rules:
  - matches:
    - path:
        type: Exact
        value: /part-${part}
    - path:
        type: Exact
        value: /part-${part}/index.html
    backendRefs:
    - name: web-${host}
      port: 8080
  - matches:
    - path:
        type: PathPrefix
        value: /part-${part}/api/
      method: GET
      headers:
      - name: x-user
        value: dev
    backendRefs:
    - name: web-${host}
      port: 8080
      weight: 80
    - name: web-${host}-v2
      port: 8080
      weight: 20
  - matches:
    - path:
        type: RegularExpression
        value: /part-${part}/media/[a-z0-9-]+\\.(png|jpg)
    timeouts:
      request: 5s
    backendRefs:
    - name: web-${host}
      port: 8080
${
  isLast
    ? `  - matches:
    - path:
        type: RegularExpression
        value: /.*
    backendRefs:
    - name: web-${host}
      port: 8080
`
    : ''
}`
}

function service(host: number): string {
  return [`web-${host}`, `web-${host}-v2`]
    .map(
      name => `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: shop
spec:
  selector:
    app: ${name}
  ports:
  - name: http
    port: 8080
`,
    )
    .join('---\n')
}
