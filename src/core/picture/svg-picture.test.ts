import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { graphOf, shopFiles } from '../../testing/canvas-graph.ts'
import { nastyFiles } from '../../testing/nasty-files.ts'
import { examples } from '../examples/index.ts'
import { arrangeGraph } from '../graph/arrange/arrange.ts'
import { levels } from '../graph/arrange/arrangement.ts'
import { partOf, wholeDrawing } from './drawing.ts'
import { cutName, linesOf } from './fit-text.ts'
import { palettes } from './palette.ts'
import { svgPicture } from './svg-picture.ts'

const shop = wholeDrawing(graphOf(shopFiles))

/** The elements of a text that is well-formed XML, each with its attributes; fails where it is none. */
function elementsOf(xml: string): { name: string; attributes: Record<string, string> }[] {
  const found: { name: string; attributes: Record<string, string> }[] = []
  const open: string[] = []
  let rest = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '')
  while (rest.trim() !== '') {
    const text = /^[^<&]+|^&(amp|lt|gt|quot);/.exec(rest)
    const close = /^<\/(\w+)>/.exec(rest)
    const begin = /^<(\w+)((?: [\w:-]+="[^"<]*")*)(\/?)>/.exec(rest)
    const met = text ?? close ?? begin
    if (!met) throw new Error(`No XML: ${rest.slice(0, 80)}`)
    if (close) expect(open.pop()).toBe(close[1])
    if (begin) {
      const pairs = [...begin[2]!.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(it => [it[1]!, it[2]!])
      found.push({ name: begin[1]!, attributes: Object.fromEntries(pairs) })
      if (begin[3] === '') open.push(begin[1]!)
    }
    rest = rest.slice(met[0].length)
  }
  expect(open).toEqual([])
  return found
}

it('draws what a reader looks for: gateways with ports, rules, shares, destinations, links without effect', () => {
  const { svg } = svgPicture(shop, 'light', 'shop')
  for (const words of [
    'public',
    '443',
    'HTTPS',
    'simple',
    'mutual',
    '→ https',
    'shop.example.com',
    '/cart*',
    'timeout 5s',
    '80 %',
    '20 %',
    'cart',
    'v1',
    'not in your files',
  ])
    expect(svg).toContain(`>${words}<`)
  expect(svg).toContain(palettes.light.warning)
  expect(svgPicture(shop, 'light', 'shop').svg).toBe(svg)
})

it('needs nothing but shapes and text', () => {
  const names = new Set(elementsOf(svgPicture(shop, 'dark', 'shop').svg).map(it => it.name))
  expect([...names].toSorted()).toEqual(['g', 'path', 'rect', 'svg', 'text', 'title', 'tspan'])
})

it('is well-formed and has its boxes within its bounds, whatever is in the files, folded to any level', () => {
  for (const files of [...examples.map(it => it.files), ...nastyFiles.map(it => [it])]) {
    const graph = graphOf(files)
    for (const level of levels) {
      const {
        graph: drawn,
        frames,
        trunks,
      } = arrangeGraph(graph, {
        room: { width: 1000, height: 700 },
        folding: { items: {} },
        focus: new Set(),
        level,
      })
      const { svg } = svgPicture({ ...wholeDrawing(drawn), frames, trunks }, 'light', 'x')
      const [root, ...elements] = elementsOf(svg)
      const [left, top, width, height] = root!.attributes.viewBox!.split(' ').map(Number) as [
        number,
        number,
        number,
        number,
      ]
      for (const { name, attributes } of elements) {
        for (const value of Object.values(attributes)) expect(value).not.toMatch(/NaN|undefined|Infinity/)
        if (name !== 'rect') continue
        expect(Number(attributes.x)).toBeGreaterThanOrEqual(left)
        expect(Number(attributes.y)).toBeGreaterThanOrEqual(top)
        expect(Number(attributes.x) + Number(attributes.width)).toBeLessThanOrEqual(left + width)
        expect(Number(attributes.y) + Number(attributes.height)).toBeLessThanOrEqual(top + height)
      }
    }
  }
})

it('lets no text out of its place', () => {
  const name = '</text><script>alert(1)</script>&\u0000\ud800"'
  const files = [
    {
      name: 'a.yaml',
      text: `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: ${JSON.stringify(name)} }\nspec: { hosts: [${JSON.stringify(name)}] }\n`,
    },
  ]
  const { svg } = svgPicture(wholeDrawing(graphOf(files)), 'light', name)
  expect(elementsOf(svg).map(it => it.name)).not.toContain('script')
  expect(svg).toContain(
    '<title>&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;\\u0000\ufffd&quot;</title>',
  )
})

it('draws a part: its boxes, and the edges between them', () => {
  const [edge] = shop.edges.filter(it => it.edge.type === 'route')
  const part = partOf(shop, new Set([edge!.edge.source, edge!.edge.target]))
  expect(part.nodes).toHaveLength(2)
  expect(part.edges.every(it => it.edge.source === edge!.edge.source)).toBe(true)
  expect(svgPicture(part, 'light', 'x').width).toBeLessThan(svgPicture(shop, 'light', 'x').width)
})

it('has the colours of the page', () => {
  const styles = readFileSync('src/view/ui/tokens.css', 'utf8')
  const [light = '', dark = ''] = styles.split(':root[data-theme="dark"]')
  for (const [theme, block] of [
    ['light', light],
    ['dark', dark],
  ] as const)
    for (const [name, colour] of Object.entries(palettes[theme]))
      expect(block).toContain(` --${name}: ${colour};`)
})

it('cuts text by its width: lines where parts end, names with their end', () => {
  expect(linesOf('reviews.bookinfo.svc.cluster.local', 120, 12, 2)).toEqual([
    'reviews.bookinfo.',
    'svc.cluster.local',
  ])
  expect(cutName('a-very-long-name-of-a-service-in-production', 180, 12)).toMatch(/^a-very.*…n-production$/)
  expect(linesOf('', 100, 12, 2)).toEqual([''])
})

it('leads a link without effect around the boxes that it would cross, as the canvas does', () => {
  const graph = graphOf([{ name: 'a.yaml', text: [gateway, routes('a'), routes('other')].join('---\n') }])
  const broken = graph.edges.find(it => it.broken !== undefined)!
  const way = graph.nodes.find(it => it.id === broken.target)!
  const nodes = graph.nodes.map(it => (it.id.startsWith('host/') ? { ...it, y: way.y } : it))
  const drawn = wholeDrawing({ ...graph, nodes })
  const around = drawn.edges.filter(it => it.detour)
  expect(around.map(it => it.edge)).toEqual([broken])
  expect(svgPicture(drawn, 'light', '').svg).toContain(` ${around[0]!.detour!.y}L`)
})

const gateway = `kind: Gateway
apiVersion: networking.istio.io/v1
metadata: {name: public}
spec:
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: [a.example.com]
`

function routes(name: string): string {
  return `kind: VirtualService
apiVersion: networking.istio.io/v1
metadata: {name: ${name}}
spec:
  hosts: [${name}.example.com]
  gateways: [public]
  http:
  - route:
    - destination: {host: ${name}}
`
}
