import { describe, expect, it } from 'vitest'
import { analyze } from '../../analyze.ts'
import { arrangeGraph } from './arrange.ts'

const header = (kind: string, name: string) =>
  `apiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata: { name: ${name}, namespace: shop }\nspec:\n`

function gateway(name: string) {
  const server = '  - port: { number: 80, name: http, protocol: HTTP }\n    hosts: ["*.example.com"]\n'
  return `${header('Gateway', name)}  selector: { istio: ingressgateway }\n  servers:\n${server}`
}

function virtualService(name: string, host: string, to: string) {
  const rule = `  - match: [{ uri: { prefix: /${name} } }]\n    route: [{ destination: { host: ${to} } }]\n`
  return `${header('VirtualService', name)}  hosts: [${host}]\n  gateways: [public]\n  http:\n${rule}`
}

/** The lines of a phone's drawing, where all is folded: `type from → to`. */
function linesOf(...documents: string[]): string[] {
  const { graph } = analyze([{ name: 'shop.yaml', text: documents.join('---\n') }])
  const drawn = arrangeGraph(graph, {
    room: { width: 390, height: 700 },
    folding: { all: 'folded', items: {} },
    focus: new Set(),
  })
  const title = new Map(drawn.graph.nodes.map(it => [it.id, it.title]))
  return drawn.graph.edges.map(it => `${it.type} ${title.get(it.source)} → ${title.get(it.target)}`)
}

describe('boxes that say what is not drawn', () => {
  it('are not joined by the port that two gateways share', () => {
    expect(linesOf(gateway('public'), gateway('other'))).toEqual([])
  })

  it('are each joined to the gateway that serves a host of several, and not to each other', () => {
    const lines = linesOf(
      gateway('public'),
      virtualService('cart', 'shop.example.com', 'cart'),
      virtualService('pay', 'shop.example.com', 'pay'),
    )
    expect(lines).toEqual(['serve public → cart', 'serve public → pay'])
  })

  it('are not joined by a service that both lead to', () => {
    const lines = linesOf(
      gateway('public'),
      virtualService('cart', 'cart.example.com', 'shared'),
      virtualService('pay', 'pay.example.com', 'shared'),
    )
    expect(lines).toEqual(['serve public → cart', 'serve public → pay'])
  })
})
