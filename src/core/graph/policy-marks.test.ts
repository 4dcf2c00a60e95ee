import { describe, expect, it } from 'vitest'
import { graphOf } from '../../testing/check-graph.ts'
import { examples } from '../examples/index.ts'
import { createSession } from '../session.ts'
import type { Graph } from './graph.ts'

const drawn = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [public, mesh]
  http: [{ route: [{ destination: { host: cart } }, { destination: { host: api.example.com } }] }]
---
apiVersion: v1
kind: Service
metadata: { name: cart, namespace: shop }
spec: { selector: { app: cart }, ports: [{ port: 80, name: http }] }
---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec: { hosts: [api.example.com], ports: [{ number: 80, name: http, protocol: HTTP }], resolution: DNS }
---`

const groups: Readonly<Record<string, string>> = {
  AuthorizationPolicy: 'security.istio.io/v1',
  PeerAuthentication: 'security.istio.io/v1',
  RequestAuthentication: 'security.istio.io/v1',
  WasmPlugin: 'extensions.istio.io/v1alpha1',
  Telemetry: 'telemetry.istio.io/v1',
}

/** `Kind namespace/name` with a spec as a document. */
function policy(of: string, spec: string): string {
  const [kind = '', full = ''] = of.split(' ')
  const [namespace, name] = full.split('/')
  const apiVersion = groups[kind] ?? 'networking.istio.io/v1alpha3'
  return `\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: ${spec}\n---`
}

const cart = 'selector: { matchLabels: { app: cart } }'
const ingress = 'selector: { matchLabels: { istio: ingressgateway } }'

/** The marks of a node, each with its policies: `mTLS STRICT: shop/own`. */
function nodeWords({ nodes }: Graph, title: string): string[] {
  const marks = nodes.find(it => it.title === title)?.policies ?? []
  return marks.map(it => `${it.label ?? it.kind}: ${it.policies.map(p => p.words.split(',')[0]).join(' ')}`)
}

describe('policies on the drawing', () => {
  it.each([
    // The workloads of a namespace, or those with labels.
    ['AuthorizationPolicy shop/a', '{}', ['cart']],
    ['AuthorizationPolicy shop/a', `{ ${cart} }`, ['cart']],
    ['AuthorizationPolicy shop/a', '{ selector: { matchLabels: { app: cart, version: v1 } } }', ['a']],
    ['AuthorizationPolicy other/a', `{ ${cart} }`, ['a']],
    // The ingress gateway that Istio comes with runs in istio-system, whose policies are for all namespaces.
    ['AuthorizationPolicy shop/a', `{ ${ingress} }`, ['a']],
    ['AuthorizationPolicy istio-system/a', `{ ${ingress} }`, ['public']],
    ['AuthorizationPolicy istio-system/a', `{ ${cart} }`, ['cart']],
    ['AuthorizationPolicy istio-system/a', '{}', ['public', 'cart']],
    ['RequestAuthentication istio-system/a', '{}', ['public', 'cart']],
    ['WasmPlugin istio-system/a', `{ ${ingress}, url: a }`, ['public']],
    // Of the root namespace, these count elsewhere without a selector only.
    ['Telemetry istio-system/a', '{}', ['public', 'cart']],
    ['Telemetry istio-system/a', `{ ${cart} }`, ['a']],
    ['PeerAuthentication istio-system/a', `{ ${cart}, mtls: { mode: STRICT } }`, ['a']],
    // Attached by name.
    ['AuthorizationPolicy shop/a', '{ targetRefs: [{ kind: Service, name: cart, group: "" }] }', ['cart']],
    ['AuthorizationPolicy other/a', '{ targetRefs: [{ kind: Service, name: cart, group: "" }] }', ['a']],
    [
      'AuthorizationPolicy shop/a',
      '{ targetRefs: [{ kind: ServiceEntry, name: api, group: networking.istio.io }] }',
      ['api.example.com'],
    ],
    // By the proxies that are patched.
    ['EnvoyFilter istio-system/a', '{ configPatches: [{}] }', ['Mesh', 'public', 'cart']],
    ['EnvoyFilter istio-system/a', '{ configPatches: [{ match: { context: GATEWAY } }] }', ['public']],
    ['EnvoyFilter shop/a', '{ configPatches: [{ match: { context: SIDECAR_INBOUND } }] }', ['cart']],
    ['EnvoyFilter shop/a', '{ configPatches: [{ match: { context: SIDECAR_OUTBOUND } }] }', ['Mesh']],
    [
      'EnvoyFilter istio-system/a',
      '{ workloadSelector: { labels: { istio: ingressgateway } }, configPatches: [{}] }',
      ['public'],
    ],
    [
      'EnvoyFilter istio-system/a',
      '{ workloadSelector: { labels: { app: cart } }, configPatches: [{}] }',
      ['Mesh', 'cart'],
    ],
    ['EnvoyFilter shop/a', '{}', ['a']],
    ['Sidecar shop/a', '{ egress: [{ hosts: ["./*"] }] }', ['Mesh']],
  ])('%s with %s is seen on %j', (of, spec, at) => {
    const { nodes } = graphOf(drawn + policy(of, spec))
    const marked = nodes.filter(it => it.policies || it.type === 'policy').map(it => it.title)
    expect(marked.sort()).toEqual([...at].sort())
  })

  it('the mode of mutual TLS is that of the nearest policy that sets one', () => {
    const mesh = policy('PeerAuthentication istio-system/mesh', '{ mtls: { mode: STRICT } }')
    const unset = policy('PeerAuthentication shop/all', '{}')
    const own = policy('PeerAuthentication shop/own', `{ ${cart}, mtls: { mode: DISABLE } }`)
    const ports = policy(
      'PeerAuthentication shop/own',
      `{ ${cart}, portLevelMtls: { 8080: { mode: DISABLE } } }`,
    )
    expect(nodeWords(graphOf(drawn + mesh + unset), 'cart')).toEqual(['mTLS STRICT: istio-system/mesh'])
    expect(nodeWords(graphOf(drawn + mesh + own), 'cart')).toEqual(['mTLS DISABLE: shop/own'])
    expect(nodeWords(graphOf(drawn + mesh + ports), 'cart')).toEqual(['mTLS STRICT, by port: shop/own'])
  })

  it('an enum is read by its number too', () => {
    const mesh = policy('PeerAuthentication istio-system/mesh', '{ mtls: { mode: 3 } }')
    const unset = policy('PeerAuthentication shop/all', '{ mtls: { mode: 0 } }')
    const denied = policy('AuthorizationPolicy shop/a', '{ action: 1 }')
    const graph = graphOf(drawn + mesh + unset + denied)
    expect(nodeWords(graph, 'cart')).toContain('mTLS STRICT: istio-system/mesh')
    expect(graph.nodes.flatMap(it => it.policies ?? []).flatMap(it => it.policies)).toContainEqual(
      expect.objectContaining({ words: 'shop/a, DENY' }),
    )
  })

  it('the problems of a policy are on its mark, and the box stays the same while they do', () => {
    const faulty = policy('AuthorizationPolicy shop/a', '{ action: CUSTOM }')
    const sound = policy('AuthorizationPolicy shop/a', '{}')
    const session = createSession()
    const boxOf = (text: string) =>
      session.update([{ name: 'a.yaml', text }]).graph.nodes.find(it => it.title === 'cart')!
    const box = boxOf(drawn + faulty)
    expect(box.policies).toMatchObject([{ badge: { severity: 'error', count: expect.any(Number) } }])
    expect(boxOf(`${drawn}${faulty}\n# more`)).toBe(box)
    expect(boxOf(drawn + sound).policies?.[0]).not.toHaveProperty('badge')
  })

  it('a subset and the Pods of the files count with their labels', () => {
    const v1 = policy(
      'AuthorizationPolicy shop/a',
      '{ selector: { matchLabels: { app: cart, version: v1 } } }',
    )
    const pod = `\napiVersion: v1\nkind: Pod\nmetadata: { name: cart-1, namespace: shop, labels: { app: cart, version: v1 } }\n---`
    expect(nodeWords(graphOf(drawn + v1 + pod), 'cart')).toEqual(['AuthorizationPolicy: shop/a'])
  })

  it('nothing of the drawing moves for a policy that is on a box', () => {
    const places = (text: string) => graphOf(text).nodes.map(it => [it.id, it.x, it.y, it.width, it.height])
    expect(places(drawn + policy('AuthorizationPolicy shop/a', '{}'))).toEqual(places(drawn))
  })

  it('every policy is seen somewhere, on the examples too', () => {
    const all = Object.keys(groups).map((kind, i) => policy(`${kind} ns-${i}/policy`, '{}'))
    for (const { files } of examples) {
      const { nodes } = graphOf([...files.map(it => it.text), ...all].join('\n---\n'))
      const seen = new Set(
        nodes.flatMap(it => [
          ...(it.type === 'policy' ? [it.id] : []),
          ...(it.policies ?? []).flatMap(mark => mark.policies.map(policy => policy.resource)),
        ]),
      )
      for (const [i, kind] of Object.keys(groups).entries()) expect(seen).toContain(`${kind}/ns-${i}/policy`)
    }
  })
})
