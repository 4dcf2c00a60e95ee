import { describe, expect, it } from 'vitest'
import { languageService } from '../language-client.ts'
import { createSession } from '../session.ts'
import { positionsIn } from '../text/positions/position.ts'
import type { CompletionItem } from './completion.ts'

const head = (kind: string, group = 'networking.istio.io') =>
  `apiVersion: ${group}/v1\nkind: ${kind}\nmetadata: {name: it, namespace: shop}\n`
const route = 'gateway.networking.k8s.io'

/** What is offered at `^`, beside other files. */
function offered(text: string, others = ''): readonly CompletionItem[] {
  const offset = text.indexOf('^')
  const plain = text.replace('^', '')
  const session = createSession()
  session.update([
    { name: 'a.yaml', text: plain },
    { name: 'b.yaml', text: others },
  ])
  const position = positionsIn(plain).positionAt(offset)
  return languageService(session).completion({ file: 'a.yaml', position }).items
}

const labels = (text: string, others?: string) => offered(text, others).map(it => it.label)
const snippet = (text: string, label: string, others?: string) =>
  offered(text, others).find(it => it.label === label)?.newText

describe('completion of keys', () => {
  it('offers those that a map does not have yet, required ones first', () => {
    const found = offered(`${head('Gateway')}spec:\n  servers:\n  - port: {}\n    ^\n    hosts: []\n`)
    expect(found.map(it => it.label)).toContain('tls')
    expect(found.map(it => it.label)).not.toContain('port')
    expect(found.map(it => it.label)).not.toContain('hosts')
    const server = offered(`${head('Gateway')}spec:\n  servers:\n  - ^`).toSorted((a, b) =>
      a.sortText < b.sortText ? -1 : 1,
    )
    expect(server.slice(0, 2).map(it => it.label)).toEqual(['port', 'hosts'])
  })

  it("opens the value of a key as its type asks, with the file's own indentation", () => {
    const spec = `${head('Gateway')}spec:\n  ^`
    expect(snippet(spec, 'selector')).toBe('selector:\n    $0')
    expect(snippet(spec, 'servers')).toBe('servers:\n  - $0')
    expect(snippet(`${head('Gateway')}extra:\n    - a\nspec:\n    ^`, 'servers')).toBe(
      'servers:\n        - $0',
    )
    expect(snippet(`${head('Gateway')}extra:\n    a: 1\nspec:\n    ^`, 'selector')).toBe(
      'selector:\n        $0',
    )
    expect(snippet(`${head('Gateway')}spec:\n  servers:\n  - port: { ^`, 'number')).toBe('number: $0')
  })

  it('begins an item where a list is open', () => {
    expect(labels(`${head('Gateway')}spec:\n  servers:\n  ^`)).not.toContain('- port')
    expect(snippet(`${head('Gateway')}spec:\n  servers:\n    ^`, '- port')).toBe('- port:\n        $0')
  })

  it('leaves out what would be refused beside the keys that are there', () => {
    const rule = labels(`${head('VirtualService')}spec:\n  http:\n  - redirect: {uri: /a}\n    ^`)
    expect(rule).toContain('match')
    for (const key of ['route', 'rewrite', 'directResponse', 'fault']) expect(rule).not.toContain(key)
    expect(
      labels(`${head('VirtualService')}spec:\n  http:\n  - match:\n    - uri:\n        exact: /\n        ^`),
    ).toEqual([])
  })

  it('strikes through what has a successor, last', () => {
    const found = offered(`${head('VirtualService')}spec:\n  http:\n  - ^`)
    const old = found.find(it => it.label === 'mirrorPercent')
    expect(old).toMatchObject({ deprecated: true })
    expect(found.every(it => it === old || it.sortText < old!.sortText)).toBe(true)
  })

  it('offers headers and labels by name', () => {
    expect(
      labels(`${head('VirtualService')}spec:\n  http:\n  - match:\n    - headers:\n        ^`),
    ).toContain('authorization')
    const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: p, labels: {app: cart, version: v7}}\n'
    const subset = `${head('DestinationRule')}spec:\n  host: cart\n  subsets:\n  - name: a\n    labels:\n      `
    expect(labels(`${subset}^`, pod)).toEqual(['app', 'version'])
    expect(labels(`${subset}version: ^`, pod)).toEqual(['v7'])
  })

  it('knows the objects of a list by what each says it is', () => {
    expect(labels(`kind: List\nitems:\n- ${head('Gateway').replaceAll('\n', '\n  ')}spec:\n    ^`)).toContain(
      'servers',
    )
  })

  it("tells the two APIs' Gateways apart", () => {
    expect(labels(`${head('Gateway')}spec:\n  ^`)).toContain('servers')
    expect(labels(`${head('Gateway', route)}spec:\n  ^`)).toContain('listeners')
  })

  it('offers nothing below what it does not know, whatever the names', () => {
    for (const key of ['__proto__', 'constructor', 'nothing'])
      expect(labels(`${head('Gateway')}spec:\n  ${key}:\n    ^`)).toEqual([])
    expect(labels('apiVersion: gateway.networking.k8s.io/v2\nkind: Gateway\nspec:\n  ^')).toEqual([])
    expect(labels('constructor:\n  ^')).toEqual([])
  })
})

describe('completion of values', () => {
  const others = `apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec: {ports: [{name: http, port: 8080}, {name: grpc, port: 9090}]}
---
apiVersion: v1
kind: Service
metadata: {name: stock, namespace: far}
spec: {ports: [{port: 80}]}
---
${head('DestinationRule')}spec: {host: cart, subsets: [{name: v1}, {name: v2}]}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: other, namespace: far}
spec: {host: stock, subsets: [{name: blue}]}
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public, namespace: infra}
spec: {servers: [{port: {number: 80, name: http, protocol: HTTP}, hosts: ["*.example.com"]}]}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: rules, namespace: far}
spec: {http: [{route: [{destination: {host: stock}}]}]}
---
apiVersion: ${route}/v1
kind: Gateway
metadata: {name: edge, namespace: infra}
spec: {gatewayClassName: istio, listeners: [{name: web, port: 80, protocol: HTTP}]}
`

  it('offers those of an enumeration, of true or false, and of the kinds', () => {
    const tls = `${head('Gateway')}spec:\n  servers:\n  - tls:\n      `
    expect(labels(`${tls}mode: ^`)).toContain('PASSTHROUGH')
    expect(labels(`${tls}httpsRedirect: ^`)).toEqual(['true', 'false'])
    expect(labels('kind: ^')).toContain('DestinationRule')
    expect(labels('apiVersion: v1\nkind: ^')).toContain('Service')
    expect(labels('apiVersion: v1\nkind: ^')).not.toContain('Gateway')
    expect(labels('kind: HTTPRoute\napiVersion: ^')).toEqual([
      'gateway.networking.k8s.io/v1',
      'gateway.networking.k8s.io/v1beta1',
    ])
  })

  it('names Gateways, hosts and what they have, with the namespace where it is another', () => {
    const service = `${head('VirtualService')}spec:\n  `
    expect(labels(`${service}gateways:\n  - ^`, others)).toEqual(['infra/public', 'mesh'])
    const destination = `${service}http:\n  - route:\n    - destination:\n        `
    expect(labels(`${destination}host: ^`, others).slice(0, 2)).toEqual([
      'cart',
      'stock.far.svc.cluster.local',
    ])
    expect(labels(`${destination}host: cart\n        subset: ^`, others)).toEqual(['v1', 'v2', 'canary'])
    expect(
      labels(`${destination}host: cart\n        port:\n          number: ^`, others).slice(0, 2),
    ).toEqual(['8080', '9090'])
    expect(snippet(`${service}http:\n  - delegate:\n      name: ^`, 'rules', others)).toBe(
      'rules\n      namespace: far',
    )
  })

  it('names what routes of the Gateway API refer to', () => {
    const spec = `${head('HTTPRoute', route)}spec:\n  `
    expect(snippet(`${spec}parentRefs:\n  - name: ^`, 'edge', others)).toBe('edge\n    namespace: infra')
    expect(
      labels(`${spec}parentRefs:\n  - name: edge\n    namespace: infra\n    sectionName: ^`, others),
    ).toEqual(['web'])
    expect(labels(`${spec}rules:\n  - backendRefs:\n    - name: ^`, others).slice(0, 2)).toEqual([
      'cart',
      'stock',
    ])
    expect(
      labels(`${spec}rules:\n  - backendRefs:\n    - name: cart\n      port: ^`, others).slice(0, 2),
    ).toEqual(['8080', '9090'])
  })

  it('does not name again what the list has', () => {
    expect(labels(`${head('VirtualService')}spec:\n  gateways:\n  - mesh\n  - ^`, others)).toEqual([
      'infra/public',
    ])
  })

  it('offers durations by the number that is written, statuses and methods', () => {
    const rule = `${head('VirtualService')}spec:\n  http:\n  - `
    expect(labels(`${rule}timeout: 7^`)).toEqual(['7s', '7ms', '7m', '7h'])
    expect(labels(`${rule}redirect:\n      redirectCode: ^`)).toContain('308')
    expect(labels(`${rule}match:\n    - method:\n        exact: ^`)).toContain('DELETE')
  })

  it('quotes what would not be read as text', () => {
    expect(snippet(`${head('VirtualService')}spec:\n  hosts:\n  - ^`, '*.example.com', others)).toBe(
      '"*.example.com"',
    )
  })

  it('offers examples only before anything is written', () => {
    const protocol = `${head('Gateway')}spec:\n  servers:\n  - port:\n      protocol: `
    expect(labels(`${protocol}^`)).toContain('HTTPS')
    expect(labels(`${protocol}HT^`)).toEqual([])
  })
})

describe('completion of more than a line', () => {
  it('offers whole resources in a document that holds nothing', () => {
    expect(snippet('^', 'VirtualService')).toContain('name: ${1:routes}\n')
    expect(labels(`${head('Gateway')}^`)).not.toContain('VirtualService')
  })

  it('offers rules and servers to be filled in', () => {
    const text = `${head('VirtualService')}spec:\n  http:\n  - ^`
    expect(snippet(text, 'route by path')).toBe(
      'match:\n    - uri:\n        prefix: ${1:/api}\n    route:\n    - destination:\n        host: ${2:web}',
    )
    expect(labels(`${head('VirtualService')}spec:\n  http:\n    ^`)).toContain('- canary by weight')
  })
})

describe('the documentation of a completion', () => {
  it('comes when it is asked for', () => {
    const session = createSession()
    session.update([{ name: 'a.yaml', text: `${head('Gateway')}spec:\n  ` }])
    const service = languageService(session)
    const { items } = service.completion({ file: 'a.yaml', position: { line: 4, character: 2 } })
    const servers = items.find(it => it.label === 'servers')!
    expect(service.completionResolve(servers.data)).toMatch(/^\*\*servers\*\* · list of object/)
  })
})
