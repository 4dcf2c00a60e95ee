import { describe, expect, it } from 'vitest'
import { manyResources } from '../../testing/many-resources.ts'
import type { AnswerTo, Question } from '../questions/index.ts'
import type { TableAsk } from '../questions/tables.ts'
import { createSession } from '../session.ts'
import { defaultSettings } from '../settings.ts'
import { finish } from '../steps.ts'
import type { Files } from '../text/file-change.ts'
import { sortRows } from './sort-rows.ts'
import type { Table } from './table.ts'
import { tableAsCsv, tableAsMarkdown } from './table-text.ts'

const shop = `kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: [shop.example.com]
    tls: { httpsRedirect: true }
  - port: { number: 443, name: https, protocol: HTTPS }
    hosts: [shop.example.com]
    tls: { mode: SIMPLE, credentialName: shop-cert }
---
kind: VirtualService
metadata: { name: shop, namespace: shop }
spec:
  hosts: [shop.example.com]
  gateways: [public]
  http:
  - match: [{ uri: { prefix: /cart } }]
    route:
    - { destination: { host: cart, subset: v1 }, weight: 90 }
    - { destination: { host: cart, subset: v2 }, weight: 10 }
  - route: [{ destination: { host: stock } }]
---
kind: VirtualService
metadata: { name: stock, namespace: shop }
spec:
  hosts: [stock]
  http:
  - route: [{ destination: { host: stock, port: { number: 80 } } }]
---
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  subsets: [{ name: v1, labels: { version: v1 } }]
---
apiVersion: v1
kind: Service
metadata: { name: stock, namespace: shop }
spec: { ports: [{ name: http, port: 80 }] }
`
const files: Files = [{ name: 'shop.yaml', text: shop }]

function tableOf(ask: TableAsk, from = files): AnswerTo<Question & { type: 'table' }> {
  const session = createSession()
  session.update(from)
  return finish(session.ask({ type: 'table', ...ask }).steps) as AnswerTo<Question & { type: 'table' }>
}

function cells({ rows }: Pick<Table, 'rows'>): string[] {
  return rows.map(it => it.cells.join(' | '))
}

describe('the tables', () => {
  it('of routes: in the order in which each gateway tries them, then the mesh', () => {
    expect(cells(tableOf({ table: 'routes' }))).toEqual([
      '1 | istio=ingressgateway | 80 | shop.example.com | everything | 301 → https | ',
      '2 | istio=ingressgateway | 443 | shop.example.com | path prefix /cart | cart.shop.svc.cluster.local:443 (v1) 90%, cart.shop.svc.cluster.local:443 (v2) 10% | shop/shop',
      '3 | istio=ingressgateway | 443 | shop.example.com | everything | stock.shop.svc.cluster.local:80 | shop/shop',
      '4 | mesh |  | stock.shop.svc.cluster.local | everything | stock.shop.svc.cluster.local:80 | shop/stock',
    ])
  })

  it('of routes: with full names of the domain that the cluster has', () => {
    const session = createSession()
    session.update(files, { ...defaultSettings, domain: 'corp.example' })
    const { rows } = finish(session.ask({ type: 'table', table: 'routes' }).steps) as Table
    const of = 'stock.shop.svc.corp.example'
    expect(cells({ rows }).at(-1)).toBe(`4 | mesh |  | ${of} | everything | ${of}:80 | shop/stock`)
  })

  it('of gateways: a row a server, with its certificate and how many VirtualServices it takes', () => {
    expect(cells(tableOf({ table: 'gateways' }))).toEqual([
      'shop/public | istio=ingressgateway | 80 | HTTP | redirects to HTTPS |  | shop.example.com | 0',
      'shop/public | istio=ingressgateway | 443 | HTTPS | SIMPLE | Secret istio-system/shop-cert, not in your files | shop.example.com | 1',
    ])
  })

  it('of services: each once, with the rules that use it', () => {
    expect(cells(tableOf({ table: 'services' }))).toEqual([
      'cart | shop | not in your files |  | v1, v2 (missing) | shop | 1 | ',
      'stock | shop | Service | 80 http |  | shop, stock | 2 | ',
    ])
  })

  it('hold what the filter and the focus leave, of a box on the way just the rows that the way takes', () => {
    const filtered = tableOf({ table: 'routes', filter: 'name:stock' })
    expect(filtered).toMatchObject({
      all: 4,
      rows: [
        { cells: ['4', 'mesh', '', expect.any(String), 'everything', expect.any(String), 'shop/stock'] },
      ],
    })
    const focus = { type: 'service', host: 'cart.shop.svc.cluster.local' } as const
    expect(tableOf({ table: 'routes', focus }).rows.map(it => it.cells[0])).toEqual(['2'])
    expect(tableOf({ table: 'gateways', focus }).rows.map(it => it.cells[2])).toEqual(['443'])
    expect(tableOf({ table: 'services', focus }).rows.map(it => it.cells[0])).toEqual(['cart'])
  })

  it('lead every row to what it stands for', () => {
    for (const table of ['routes', 'gateways', 'services'] as const)
      for (const row of tableOf({ table }, manyResources(200)).rows)
        expect(row.place ?? row.node).toBeDefined()
  })
})

describe('rows', () => {
  const table: Table = {
    columns: [
      { id: 'name', title: 'Name', weight: 1 },
      { id: 'port', title: 'Port', weight: 1, isNumber: true },
    ],
    rows: [
      { id: 'a', cells: ['cart-10', '443'] },
      { id: 'b', cells: ['cart-9', '80'] },
      { id: 'c', cells: ['', ''] },
    ],
    isCut: false,
  }
  const order = (column: string, isDown: boolean) =>
    sortRows(table, { column, isDown })
      .map(it => it.id)
      .join('')

  it('are sorted as people count, empty ones last', () => {
    expect(order('name', false)).toBe('bac')
    expect(order('name', true)).toBe('abc')
    expect(order('port', false)).toBe('bac')
    expect(order('none', true)).toBe('abc')
  })
})

describe('a table as text', () => {
  const of = (...texts: string[]) => ({
    columns: [{ id: 'a', title: 'A', weight: 1 }],
    rows: texts.map(text => ({ id: text, cells: [text] })),
  })

  it('is quoted as RFC 4180 has it, and holds no formula', () => {
    expect(tableAsCsv(of('a "b", c', '=1+1', '@x', '-1', '+1', '\tx', '＝1', '*.example.com'))).toBe(
      `"A"\r\n"a ""b"", c"\r\n"'=1+1"\r\n"'@x"\r\n"'-1"\r\n"'+1"\r\n"'\tx"\r\n"'＝1"\r\n"*.example.com"\r\n`,
    )
  })

  it('is Markdown whose cells end where they end', () => {
    expect(tableAsMarkdown(of('a|b', '*.example.com', 'two\nlines', '<b>'))).toBe(
      '| A |\n| --- |\n| a\\|b |\n| \\*.example.com |\n| two lines |\n| \\<b\\> |\n',
    )
  })
})
