import { describe, expect, it } from 'vitest'
import { analyze } from '../../../core/analyze.ts'
import type { GraphNode } from '../../../core/graph/graph.ts'
import { boxes, foldedForms, lines } from './legend-samples.ts'

const text = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: [shop.example.com]
    tls: { httpsRedirect: true }
  - port: { number: 443, name: https, protocol: HTTPS }
    hosts: [shop.example.com]
    tls: { mode: SIMPLE, credentialName: shop }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [public, mesh]
  http:
  - match:
    - uri: { prefix: /cart }
      method: { exact: GET }
    route:
    - destination: { host: cart, subset: v1 }
    timeout: 5s
    mirror: { host: audit }
  - route:
    - destination: { host: example.com, port: { number: 443 } }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  trafficPolicy:
    outlierDetection: { consecutive5xxErrors: 5 }
  subsets:
  - name: v1
    labels: { version: v1 }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: outside, namespace: shop }
spec:
  hosts: [example.com]
  location: MESH_EXTERNAL
  resolution: DNS
  ports:
  - { number: 443, name: https, protocol: HTTPS }
---
apiVersion: v1
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  selector: { app: cart }
  ports:
  - port: 8080
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: pay }
spec:
  egress:
  - hosts: ["shop/example.com"]
  outboundTrafficPolicy: { mode: REGISTRY_ONLY }
---
apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: strict, namespace: shop }
spec:
  mtls: { mode: STRICT }
`

describe('the legend', () => {
  const { graph } = analyze([{ name: 'legend.yaml', text }])

  it.each(boxes.entries.map(it => [it.title, it.sample] as const))(
    'shows a box as the drawing has it: %s',
    (_, sample) => {
      const drawn = graph.nodes.map(it => plain(it))
      expect(drawn).toContainEqual(expect.objectContaining(plain(sample)))
    },
  )

  it('has a line for every type of edge that looks like no other', () => {
    const plainTypes = ['listen', 'serve', 'bind', 'stop', 'directResponse']
    const types = ['route', 'mirror', 'delegate', 'redirect', 'allow', ...plainTypes]
    const shown = new Set<string>(lines.entries.map(it => it.sample.type))
    expect(types.filter(it => !shown.has(it) && !plainTypes.includes(it))).toEqual([])
    expect(lines.entries.some(it => it.sample.broken !== undefined)).toBe(true)
  })

  it('has every type of box', () => {
    const types: Record<GraphNode['type'], true> = {
      entry: true,
      gateway: true,
      host: true,
      virtualService: true,
      destination: true,
      terminal: true,
      policy: true,
      sidecar: true,
      stub: true,
      group: true,
    }
    const shown = new Set([...boxes.entries, ...foldedForms.entries].map(it => it.sample.type))
    expect(Object.keys(types).filter(it => !shown.has(it as GraphNode['type']))).toEqual(['policy'])
  })
})

/** What is seen of a box: its place and size in the drawing, its place in the files, and what was found in it, are no part of the sample. */
function plain(node: GraphNode): object {
  const { id, x, y, width, height, place, badge, policies, ...seen } = node
  const rest: Record<string, unknown> = { ...seen }
  for (const key of ['resource', 'destinationRule']) delete rest[key]
  if ('rows' in seen)
    rest.rows = seen.rows.map(row => {
      const { id: _id, place: _place, badge: _badge, ...words } = row
      delete (words as { labels?: number }).labels
      return words
    })
  return rest
}
