import { examples } from '../core/examples/index.ts'
import { type AnalysisSettings, defaultSettings } from '../core/settings.ts'
import type { Files } from '../core/text/file-change.ts'
import { manyResources } from './many-resources.ts'
import fc from './property.ts'

/** One change of the files, and the settings they are looked at with from then on. */
export interface Step {
  readonly change: (files: Files) => Files
  readonly settings: AnalysisSettings
}

/** A Gateway and a VirtualService that goes through it. */
export const smallShop = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public }
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: [shop.example.com]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop }
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http:
  - match: [{ uri: { prefix: /cart } }]
    route: [{ destination: { host: cart } }]
`

// What refers to each other in as many ways as there are.
const mixed = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop }
spec:
  hosts: [shop.example.com, cart]
  gateways: [public, mesh]
  http:
  - match: [{ uri: { prefix: /cart } }]
    delegate: { name: carts }
  - route:
    - destination: { host: cart, subset: v1 }
      weight: 90
    - destination: { host: cart, subset: v2 }
      weight: 10
    mirror: { host: api.example.com }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: carts }
spec:
  http:
  - route: [{ destination: { host: cart, port: { number: 8080 } } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: again }
spec:
  hosts: [cart]
  http: [{ redirect: { uri: / } }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: cart }
spec:
  host: cart
  subsets: [{ name: v1, labels: { version: v1 } }]
---
apiVersion: v1
kind: Service
metadata: { name: cart }
spec: { selector: { app: cart }, ports: [{ name: http, port: 8080 }] }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api }
spec: { hosts: [api.example.com], ports: [{ number: 443, name: https, protocol: HTTPS }], resolution: DNS }
---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default }
spec: { egress: [{ hosts: [./cart] }] }
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: cart }
spec: { selector: { matchLabels: { app: cart } }, rules: [{}] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: routes }
spec: { parentRefs: [{ name: public }], rules: [{ backendRefs: [{ name: cart, port: 8080 }] }] }
`

/** Routes of every kind that share listeners, hosts and backends. */
const manyRouted = `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public }
spec:
  gatewayClassName: istio
  listeners:
  - { name: web, port: 80, protocol: HTTP, hostname: "*.example.com" }
  - { name: shop, port: 80, protocol: HTTP, hostname: shop.example.com }
  - { name: bytes, port: 90, protocol: TCP, allowedRoutes: { namespaces: { from: All } } }
  - { name: names, port: 91, protocol: TLS, tls: { mode: Passthrough } }
  allowedListeners: { namespaces: { from: Same } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: ListenerSet
metadata: { name: more }
spec:
  parentRef: { name: public }
  listeners: [{ name: web, port: 81, protocol: HTTP }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart }
spec:
  parentRefs: [{ name: public }, { name: more, kind: ListenerSet }]
  hostnames: [shop.example.com]
  rules:
  - matches: [{ path: { value: /cart } }, { path: { value: /basket, type: Exact } }]
    backendRefs: [{ name: cart, port: 8080 }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: rest }
spec:
  parentRefs: [{ name: public, sectionName: web }, { name: cart, kind: Service, group: "" }]
  hostnames: [shop.example.com, "*.example.com"]
  rules:
  - backendRefs: [{ name: cart, port: 8080 }, { name: shop, namespace: other, port: 80 }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: { name: calls }
spec:
  parentRefs: [{ name: public }]
  hostnames: [shop.example.com]
  rules: [{ matches: [{ method: { service: a.B } }], backendRefs: [{ name: cart, port: 8080 }] }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: TLSRoute
metadata: { name: names }
spec:
  parentRefs: [{ name: public }]
  hostnames: [a.example.com]
  rules: [{ backendRefs: [{ name: cart, port: 8080 }] }]
---
apiVersion: gateway.networking.k8s.io/v1
kind: TCPRoute
metadata: { name: bytes, namespace: other }
spec:
  parentRefs: [{ name: public, namespace: default }]
  rules: [{ backendRefs: [{ name: cart, namespace: default, port: 8080 }] }]
---
apiVersion: gateway.networking.k8s.io/v1beta1
kind: ReferenceGrant
metadata: { name: bytes }
spec:
  from: [{ group: gateway.networking.k8s.io, kind: TCPRoute, namespace: other }]
  to: [{ group: "", kind: Service }]
---
apiVersion: v1
kind: Service
metadata: { name: cart }
spec: { selector: { app: cart }, ports: [{ name: http, port: 8080 }] }
`

const workspaces: Files[] = [
  ...examples.map(it => it.files),
  manyResources(12),
  [{ name: 'shop.yaml', text: smallShop }],
  [
    { name: 'a.yaml', text: smallShop },
    { name: 'b.yaml', text: smallShop.replaceAll('public', 'second') },
  ],
  mixedFiles(manyRouted),
  mixedFiles(mixed),
  mixedFiles(`${smallShop}---\n${mixed}`),
  [{ name: 'mixed.yaml', text: mixed }],
]

function mixedFiles(text: string): Files {
  return text.split('---\n').map((it, i) => ({ name: `${i}.yaml`, text: it }))
}

// Words that make sense in some places and nonsense in others.
const words = [
  '\n',
  '  ',
  'x',
  '80',
  '"',
  ': ',
  '- ',
  '#',
  '---\n',
  'mesh',
  'gateways: [a/b]',
  'null',
  '\n---\n',
  smallShop,
]

const settings = fc.constantFrom(
  defaultSettings,
  { ...defaultSettings, defaultNamespace: 'other' },
  { ...defaultSettings, complete: true },
  { ...defaultSettings, declared: ['Service/default/cart'] },
  { ...defaultSettings, rootNamespace: 'default' },
)

const edit = fc
  .record({
    file: fc.nat(),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(30),
    insert: fc.constantFrom('', ...words),
  })
  .map(({ file, at, cut, insert }) => (files: Files): Files => {
    if (files.length === 0) return [{ name: 'new.yaml', text: insert }]
    const index = file % files.length
    const { name, text } = files[index]!
    const from = Math.floor(at * text.length)
    return files.with(index, { name, text: text.slice(0, from) + insert + text.slice(from + cut) })
  })

/** A letter behind a word of one file: the text mostly stays readable, and names, hosts and values become others. */
const letter = fc
  .record({ file: fc.nat(), word: fc.nat(), letter: fc.constantFrom('', 'a', '1', 'cart') })
  .map(({ file, word, letter }) => (files: Files): Files => {
    if (files.length === 0) return files
    const index = file % files.length
    const { name, text } = files[index]!
    const ends = [...text.matchAll(/[\w.]+/g)].map(it => ({ from: it.index, to: it.index + it[0].length }))
    if (ends.length === 0) return files
    const { from, to } = ends[word % ends.length]!
    const kept = letter === 'cart' ? from : letter === '' ? to - 1 : to
    return files.with(index, { name, text: text.slice(0, kept) + letter + text.slice(to) })
  })

const move = fc.constantFrom(
  (files: Files): Files => files.toReversed(),
  (files: Files): Files => files.slice(1),
  (files: Files): Files =>
    files.some(it => it.name === 'copy.yaml') || files.length === 0
      ? files
      : [{ name: 'copy.yaml', text: files[0]!.text }, ...files],
)

const step: fc.Arbitrary<Step> = fc.record({
  change: fc.oneof(
    { weight: 3, arbitrary: edit },
    { weight: 4, arbitrary: letter },
    { weight: 1, arbitrary: move },
  ),
  settings: fc.oneof(
    { weight: 3, arbitrary: fc.constant(defaultSettings) },
    { weight: 1, arbitrary: settings },
  ),
})

/** A workspace, and changes of it one after the other. */
export const randomEdits = editsOf(...workspaces)

/** Such edits of routes of the Gateway API. */
export const editedRoutes = editsOf(mixedFiles(manyRouted))

function editsOf(...starts: readonly Files[]) {
  return fc.record({ start: fc.constantFrom(...starts), steps: fc.array(step, { maxLength: 12 }) })
}
