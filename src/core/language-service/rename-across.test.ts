import { describe, expect, it } from 'vitest'
import { languageService } from '../language-client.ts'
import { createSession } from '../session.ts'
import { applyChanges, type Files } from '../text/file-change.ts'
import { positionsIn } from '../text/positions/position.ts'
import { fileChangesOf } from '../text/positions/workspace-edit.ts'

const files: Files = [
  {
    name: 'infra.yaml',
    text: `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: public, namespace: infra}
spec:
  selector: {istio: ingressgateway}
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: [shop/*.example.com, "./a.example.com"]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ingress, namespace: infra, labels: {istio: ingressgateway}}
spec:
  selector: {matchLabels: {istio: ingressgateway}}
  template:
    metadata: {labels: {istio: ingressgateway}}
    spec: {serviceAccountName: edge}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: edge, namespace: infra}
---
apiVersion: v1
kind: Namespace
metadata: {name: shop, annotations: {note: shop}}
`,
  },
  {
    name: 'shop.yaml',
    text: `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop, namespace: shop}
spec:
  hosts: [shop.example.com]
  gateways: [infra/public, shop/own]
  exportTo: [., shop]
  http:
  - route:
    - destination: {host: cart.shop.svc.cluster.local} # in shop
  - route:
    - destination: {host: cart}
    match: [{sourceNamespace: shop}]
---
apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: {name: callers, namespace: shop}
spec:
  selector: {matchLabels: {app: cart}}
  rules:
  - from:
    - source:
        principals: [cluster.local/ns/infra/sa/edge, cluster.local/ns/shop/sa/edge]
        namespaces: [shop]
    when: [{key: source.namespace, values: [shop]}, {key: "request.headers[a]", values: [shop]}]
---
apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop}
spec: {selector: {app: cart}, ports: [{port: 80}]}
---
apiVersion: v1
kind: Pod
metadata: {name: cart-1, namespace: shop, labels: {app: cart, version: v1}}
spec: {serviceAccountName: edge}
---
apiVersion: v1
kind: Pod
metadata: {name: cart-1, namespace: far, labels: {app: cart, version: v1}}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: cart, namespace: shop}
spec: {host: cart, subsets: [{name: v1, labels: {version: v1}}]}
`,
  },
]

function at(marked: string) {
  const plain = marked.replace('^', '')
  const file = files.find(it => it.text.includes(plain))!
  const offset = file.text.indexOf(plain) + marked.indexOf('^')
  return { file: file.name, position: positionsIn(file.text).positionAt(offset) }
}

function service(of = files) {
  const session = createSession()
  session.update(of)
  return languageService(session)
}

/** The lines that a rename changes, as they are then. */
function renamed(marked: string, newName: string) {
  const result = service().rename({ ...at(marked), newName })
  if (!result.ok) return { title: result.reason, lines: [], note: '' }
  const after = applyChanges(files, fileChangesOf(files, result.edit))
  const lines = after.flatMap(({ text }, i) => {
    const before = files[i]!.text.split('\n')
    return text.split('\n').flatMap((line, n) => (line === before[n] ? [] : [line.trim()]))
  })
  return { title: result.title, lines, note: result.note ?? '' }
}

const words = ({ file, range }: { file: string; range: { start: { line: number } } }) =>
  `${file}:${range.start.line}`

describe('a namespace', () => {
  it('follows wherever it is named, from any place that names it', () => {
    const { title, lines, note } = renamed('{name: callers, namespace: sh^op}', 'store')
    expect(title).toBe('Rename namespace shop to store')
    expect(lines).toEqual([
      'hosts: [store/*.example.com, "./a.example.com"]',
      'metadata: {name: store, annotations: {note: shop}}',
      'metadata: {name: shop, namespace: store}',
      'gateways: [infra/public, store/own]',
      'exportTo: [., store]',
      '- destination: {host: cart.store.svc.cluster.local} # in shop',
      'match: [{sourceNamespace: store}]',
      'metadata: {name: callers, namespace: store}',
      'principals: [cluster.local/ns/infra/sa/edge, cluster.local/ns/store/sa/edge]',
      'namespaces: [store]',
      'when: [{key: source.namespace, values: [store]}, {key: "request.headers[a]", values: [shop]}]',
      'metadata: {name: cart, namespace: store}',
      'metadata: {name: cart-1, namespace: store, labels: {app: cart, version: v1}}',
      'metadata: {name: cart, namespace: store}',
    ])
    expect(note).toMatch(/^Outside of these files nothing follows: what runs in shop/)
    expect(renamed('kind: Namespace\nmetadata: {name: sh^op', 'store').lines).toEqual(lines)
  })

  it('takes no name that would make two of one, or that is none', () => {
    expect(renamed('{name: callers, namespace: sh^op}', 'far').title).toBe(
      'The Pod cart-1 already exists in far.',
    )
    expect(renamed('{name: callers, namespace: sh^op}', 'Shop').title).toMatch(/^A namespace has lower-case/)
  })

  it('is found where it is given and used', () => {
    expect(service().definition(at('{name: callers, namespace: sh^op}')).map(words)).toEqual([
      'infra.yaml:24',
    ])
    expect(service().references(at('namespaces: [sh^op]'))).toHaveLength(13)
  })
})

describe('a ServiceAccount', () => {
  it('follows in workloads and principals of its namespace', () => {
    const { title, lines, note } = renamed('principals: [cluster.local/ns/infra/sa/ed^ge', 'door')
    expect(title).toBe('Rename ServiceAccount edge to door')
    expect(lines).toEqual([
      'spec: {serviceAccountName: door}',
      'metadata: {name: door, namespace: infra}',
      'principals: [cluster.local/ns/infra/sa/door, cluster.local/ns/shop/sa/edge]',
    ])
    expect(note).toMatch(/^Outside of these files/)
    expect(renamed('{name: ed^ge, namespace: infra}', 'door').lines).toEqual(lines)
  })

  it('is offered by its name alone, and is found where it is given and used', () => {
    expect(service().prepareRename(at('[cluster.local/ns/infra/sa/ed^ge'))).toMatchObject({
      placeholder: 'edge',
    })
    expect(service().definition(at('[cluster.local/ns/infra/sa/ed^ge')).map(words)).toEqual(['infra.yaml:20'])
    expect(service().references(at('{name: ed^ge, namespace: infra}')).map(words)).toEqual([
      'infra.yaml:16',
      'shop.yaml:22',
    ])
  })
})

describe('a label by which workloads are found', () => {
  it('follows on the workloads and in the selectors of their namespace', () => {
    const { title, lines, note } = renamed('selector: {app: ca^rt}', 'basket')
    expect(title).toBe('Rename label app=cart to basket')
    expect(lines).toEqual([
      'selector: {matchLabels: {app: basket}}',
      'spec: {selector: {app: basket}, ports: [{port: 80}]}',
      'metadata: {name: cart-1, namespace: shop, labels: {app: basket, version: v1}}',
    ])
    expect(note).toMatch(/app=cart that other configuration or charts make\.$/)
  })

  it('follows from a gateway to its workload, whose own labels stay', () => {
    expect(renamed('selector: {istio: ingress^gateway}', 'edge').lines).toEqual([
      'selector: {istio: edge}',
      'selector: {matchLabels: {istio: edge}}',
      'metadata: {labels: {istio: edge}}',
    ])
  })

  it('tells of selectors that find workloads of other namespaces too', () => {
    const { lines, note } = renamed('namespace: shop, labels: {app: cart, version: v^1}', 'v2')
    expect(lines).toHaveLength(2)
    expect(note).toMatch(/DestinationRule cart finds workloads of other namespaces too, which stay\.$/)
  })

  it('is renamed at its value, and is none of another sort', () => {
    expect(service().prepareRename(at('selector: {a^pp: cart}'))).toHaveProperty('refuse')
    expect(renamed('selector: {app: ca^rt}', 'no label').title).toMatch(/^The value of a label/)
    expect(service().references(at('selector: {app: ca^rt}')).map(words)).toEqual([
      'shop.yaml:18',
      'shop.yaml:29',
    ])
  })
})

describe('what is renamed', () => {
  it('can be renamed back', () => {
    for (const [marked, name, back] of [
      ['{name: callers, namespace: sh^op}', 'store', 'shop'],
      ['{name: ed^ge, namespace: infra}', 'door', 'edge'],
      ['selector: {app: ca^rt}', 'basket', 'cart'],
    ] as const) {
      const there = at(marked)
      const first = service().rename({ ...there, newName: name })
      if (!first.ok) throw new Error(first.reason)
      const after = applyChanges(files, fileChangesOf(files, first.edit))
      const second = service(after).rename({ ...there, newName: back })
      if (!second.ok) throw new Error(second.reason)
      expect(applyChanges(after, fileChangesOf(after, second.edit))).toEqual(files)
    }
  })
})
