import { describe, expect, it } from 'vitest'
import { modelOf } from '../../testing/check-trace.ts'
import { manyResources } from '../../testing/many-resources.ts'
import fc from '../../testing/property.ts'
import { analyze } from '../analyze.ts'
import { examples } from '../examples/index.ts'
import type { Graph } from '../graph/graph.ts'
import type { Model } from '../model/model.ts'
import { evenMix } from './even-mix.ts'
import { type Flow, flowOf } from './traffic-flow.ts'
import { withTraffic } from './traffic-graph.ts'
import { type Mix, savedMix } from './traffic-mix.ts'

interface Opened {
  readonly graph: Graph
  readonly model: Model
}

function open(text: string): Opened {
  return { graph: analyze([{ name: 'all.yaml', text }]).graph, model: modelOf(text) }
}

const textOf = (files: readonly { text: string }[]) => files.map(it => it.text).join('---\n')
const example = (id: string) => open(textOf(examples.find(it => it.id === id)?.files ?? []))

function sum(values: readonly number[]): number {
  return values.reduce((total, it) => total + it, 0)
}

/** What is not as it must be: at a box or row, more or less comes in than goes out or ends there. */
function imbalances(flow: Flow): string[] {
  const tolerance = 1e-9 * Math.max(1, flow.total)
  const links = flow.links.filter(it => !it.copy)
  const sides = (side: 'source' | 'target') => {
    const found = new Map<string, number>()
    for (const it of links) {
      const row = side === 'source' ? it.sourceRow : it.targetRow
      for (const id of [it[side], row]) if (id !== undefined) found.set(id, (found.get(id) ?? 0) + it.amount)
    }
    return found
  }
  const into = sides('target')
  const from = sides('source')
  const ends = new Map(flow.ends.map(it => [it.id, it.amount]))
  const differs = (a: number, b: number) => Math.abs(a - b) > tolerance
  const faults: string[] = []
  for (const [id, amount] of flow.through) {
    const out = (from.get(id) ?? 0) + (ends.get(id) ?? 0)
    if (differs(out, amount)) faults.push(`${id}: ${amount} comes, ${out} goes`)
    if (into.has(id) && differs(into.get(id) ?? 0, amount)) faults.push(`${id}: ${into.get(id)} of ${amount}`)
  }
  if (differs(sum(flow.ends.map(it => it.amount)), flow.total)) faults.push('the ends are not the total')
  for (const it of flow.ends)
    if (differs(sum(it.parts.map(part => part.amount)), it.amount)) faults.push(`${it.id} and its parts`)
  return faults
}

/** Boxes that stand on each other. */
function overlaps(nodes: Graph['nodes']): string[] {
  return nodes.flatMap((a, i) =>
    nodes
      .slice(i + 1)
      .filter(b => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map(b => `${a.id} and ${b.id}`),
  )
}

function endsOf(flow: Flow): string[] {
  return flow.ends.map(it => `${it.title}: ${Math.round((it.amount / flow.total) * 1e4) / 100} %`)
}

const workspaces: readonly (readonly [string, Opened])[] = [
  ...examples.map(it => [it.id, open(textOf(it.files))] as const),
  ['120 resources', open(textOf(manyResources(120)))],
]

describe('a flow', () => {
  it.each(workspaces)('of an even mix over %s adds up at every box and row', (_, { graph, model }) => {
    const flow = flowOf(graph, model, evenMix(model))
    expect(imbalances(flow)).toEqual([])
    expect(flow.total).toBeCloseTo(
      new Set(evenMix(model).entries.map(it => it.rule?.path.join() + (it.rule?.resource ?? ''))).size,
    )
  })

  it.each(workspaces)('of any requests at any rates over %s adds up, stopped ones included', (_, opened) => {
    const { graph, model } = opened
    const known = evenMix(model).entries.map(it => it.text)
    const host = fc.constantFrom('uk.bookinfo.com', 'shop.example.com', 'nobody.example.org', 'a.example.com')
    const odd = fc
      .tuple(
        fc.constantFrom('http', 'https'),
        host,
        fc.constantFrom('', ':443', ':80', ':9443', ':2379', ':1'),
      )
      .map(([scheme, name, port]) => `${scheme}://${name}${port}/reviews/1`)
    const request = known.length > 0 ? fc.oneof(fc.constantFrom(...known), odd) : odd
    const saved = fc.record({
      name: fc.constant('it'),
      request,
      rate: fc.double({ min: 0, max: 1e6, noNaN: true }),
    })
    fc.assert(
      fc.property(
        fc.array(saved, { maxLength: 12 }),
        fc.array(fc.nat(100), { minLength: 2, maxLength: 2 }),
        (all, weights) => {
          const mix = savedMix(model, all)
          const rule = evenMix(model).entries.at(-1)?.rule
          const flow = flowOf(graph, model, mix, rule && { rule, weights })
          expect(imbalances(flow)).toEqual([])
          expect(flow.total).toBeCloseTo(sum(mix.entries.map(it => it.rate)), 3)
          const drawn = withTraffic(graph, flow)
          const ids = new Set(drawn.nodes.map(it => it.id))
          expect(overlaps(drawn.nodes)).toEqual([])
          for (const it of drawn.edges)
            expect([ids.has(it.source), ids.has(it.target), it.id]).toEqual([true, true, it.id])
          expect(new Set(drawn.edges.map(it => it.id)).size).toBe(drawn.edges.length)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('is spread over the destinations by their weights', () => {
    const { graph, model } = example('canary')
    expect(endsOf(flowOf(graph, model, evenMix(model)))).toEqual([
      'checkout v2: 36.67 %',
      'storefront: 33.33 %',
      'checkout v1: 30 %',
    ])
  })

  it('follows weights that are not written yet, a destination of none included', () => {
    const { graph, model } = example('canary')
    const rule = { resource: 'VirtualService/shop/shop', path: ['spec', 'http', 1] }
    const mix: Mix = {
      ...evenMix(model),
      entries: evenMix(model).entries.filter(it => it.rule?.path[2] === 1),
    }
    expect(endsOf(flowOf(graph, model, mix, { rule, weights: [25, 75] }))).toEqual([
      'checkout v2: 75 %',
      'checkout v1: 25 %',
    ])
    expect(endsOf(flowOf(graph, model, mix, { rule, weights: [0, 1] }))).toEqual(['checkout v2: 100 %'])
    expect(endsOf(flowOf(graph, model, mix, { rule, weights: [0, 0] }))).toEqual(['No destination: 100 %'])
  })

  it('ends where requests are redirected or stopped, with the reason', () => {
    const { graph, model } = example('bookinfo')
    const mix = savedMix(model, [
      { name: 'a', request: 'https://uk.bookinfo.com/reviews/1', rate: 60 },
      { name: 'b', request: 'http://uk.bookinfo.com/', rate: 20 },
      { name: 'c', request: 'https://uk.bookinfo.com/else', rate: 10 },
      { name: 'd', request: 'http://uk.bookinfo.com:81/', rate: 6 },
      { name: 'e', request: 'https://nobody.example.com/', rate: 4 },
    ])
    const flow = flowOf(graph, model, mix)
    expect(flow.ends.map(it => [it.kind, it.title, it.amount])).toEqual([
      ['destination', 'reviews', 48],
      ['redirect', '301 → https', 20],
      ['destination', 'reviews', 12],
      ['stopped', '404 Not Found', 10],
      ['stopped', 'Connection refused', 6],
      ['stopped', 'Connection closed', 4],
    ])
    expect(flow.closedPorts).toMatchObject([{ port: 81 }])
    expect(imbalances(flow)).toEqual([])
  })
})

describe('a mirror and a delegate', () => {
  const { graph, model } = open(`kind: Gateway
metadata: {name: front}
spec:
  selector: {app: front}
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: ['*.example.com']
---
kind: VirtualService
metadata: {name: shop}
spec:
  hosts: [shop.example.com]
  gateways: [front]
  http:
  - match: [{uri: {prefix: /cart}}]
    delegate: {name: cart}
  - route: [{destination: {host: web}}]
    mirror: {host: shadow}
    mirrorPercentage: {value: 25}
---
kind: VirtualService
metadata: {name: cart}
spec:
  http:
  - route: [{destination: {host: cart}}]
`)
  const flow = flowOf(graph, model, evenMix(model))

  it('a copy comes besides, and takes nothing from the sum', () => {
    expect(imbalances(flow)).toEqual([])
    expect(flow.ends.map(it => [it.title, it.amount, it.copied])).toEqual([
      ['web', 1, 0],
      ['cart', 1, 0],
      ['shadow', 0, 0.25],
    ])
  })

  it('what is delegated passes both rules', () => {
    expect(flow.through.get('VirtualService/default/shop#http/0')).toBe(1)
    expect(flow.through.get('VirtualService/default/cart#http/0')).toBe(1)
  })

  it('is drawn with its shares on boxes, rows and edges', () => {
    const drawn = withTraffic(graph, flow)
    const shown = drawn.edges.filter(it => it.type === 'bind' || it.type === 'mirror')
    expect(shown.map(it => [it.type, it.targetRow, it.traffic?.share])).toEqual([
      ['mirror', undefined, 0.125],
      ['bind', 'VirtualService/default/shop#http/1', 0.5],
      ['bind', 'VirtualService/default/shop#http/0', 0.5],
    ])
    expect(drawn.nodes.find(it => it.title === 'shadow')?.traffic).toEqual({ share: 0, copied: 0.125 })
  })
})

it('what a fault aborts ends there, and is not mirrored', () => {
  const { graph, model } = open(`kind: Gateway
metadata: {name: front}
spec:
  selector: {app: front}
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: ['*.example.com']
---
kind: VirtualService
metadata: {name: shop}
spec:
  hosts: [shop.example.com]
  gateways: [front]
  http:
  - fault: {abort: {httpStatus: 503, percentage: {value: 25}}}
    mirror: {host: shadow}
    route:
    - {destination: {host: web}, weight: 80}
    - {destination: {host: new}, weight: 20}
`)
  const flow = flowOf(graph, model, evenMix(model))
  expect(imbalances(flow)).toEqual([])
  expect(flow.ends.map(it => [it.title, it.amount, it.copied])).toEqual([
    ['web', 0.6000000000000001, 0],
    ['503 injected', 0.25, 0],
    ['new', 0.15000000000000002, 0],
    ['shadow', 0, 0.75],
  ])
})

it('a server behind another of the same port is the one its requests pass', () => {
  const { graph, model } = open(`kind: Gateway
metadata: {name: front}
spec:
  selector: {app: front}
  servers:
  - port: {number: 80, name: http-a, protocol: HTTP}
    hosts: [a.example.com]
  - port: {number: 80, name: http-b, protocol: HTTP}
    hosts: [b.example.com]
---
kind: VirtualService
metadata: {name: b}
spec:
  hosts: [b.example.com]
  gateways: [front]
  http:
  - route: [{destination: {host: b}}]
`)
  const flow = flowOf(graph, model, evenMix(model))
  expect(flow.through.get('Gateway/default/front#servers/1')).toBe(1)
  expect(flow.through.has('Gateway/default/front#servers/0')).toBe(false)
})

it('a connection that is passed through goes by the host of its server name', () => {
  const { graph, model } = example('passthrough')
  const { through, links } = flowOf(graph, model, evenMix(model))
  for (const name of ['vault', 'registry']) {
    expect(through.get(`host/${name}.example.com`)).toBe(1)
    expect(
      links.filter(it => it.source === `host/${name}.example.com`).map(it => it.targetRow?.slice(-5)),
    ).toEqual([name === 'vault' ? 'tls/0' : 'tls/1'])
  }
})

it('a TLS rule for two names is reached by each of them', () => {
  const { graph, model } = open(`kind: Gateway
metadata: {name: front}
spec:
  selector: {app: front}
  servers:
  - port: {number: 443, name: tls, protocol: TLS}
    hosts: ['*.example.com']
    tls: {mode: PASSTHROUGH}
---
kind: VirtualService
metadata: {name: both}
spec:
  hosts: [a.example.com, '*.shop.example.com']
  gateways: [front]
  tls:
  - match: [{sniHosts: [a.example.com, '*.shop.example.com']}]
    route: [{destination: {host: web}}]
`)
  const { entries } = evenMix(model)
  expect(entries.map(it => it.text)).toEqual(['tls://a.example.com:443', 'tls://a.shop.example.com:443'])
  const { through } = flowOf(graph, model, evenMix(model))
  expect([through.get('host/a.example.com'), through.get('host/*.shop.example.com')]).toEqual([0.5, 0.5])
})
