import { describe, expect, it } from 'vitest'
import type { Analysis } from '../../core/analysis.ts'
import { findItems, matchingItems, searchItems } from './search-items.ts'

const analysis = {
  resources: [
    { id: 'Gateway/edge/public', kind: 'Gateway', name: 'public', namespace: 'edge', file: 'a.yaml' },
    {
      id: 'VirtualService/shop/shop',
      kind: 'VirtualService',
      name: 'shop',
      namespace: 'shop',
      file: 'b.yaml',
    },
    { id: 'Service/shop/shop-api', kind: 'Service', name: 'shop-api', namespace: 'shop', file: 'b.yaml' },
  ],
  graph: {
    nodes: [
      { type: 'host', id: 'host:shop.example.com', host: 'shop.example.com' },
      {
        type: 'gateway',
        id: 'Gateway/edge/public',
        title: 'public',
        rows: [
          {
            id: 's0',
            port: '443',
            portName: 'https',
            protocol: 'HTTPS',
            hosts: ['*.example.com'],
            place: { resource: 'Gateway/edge/public', path: ['spec', 'servers', 0] },
          },
        ],
      },
    ],
    edges: [],
  },
} as unknown as Analysis
const command = {
  id: 'share',
  title: 'Share as a link…',
  icon: null,
  keys: [],
  keywords: 'url send',
  run: () => {},
}
const items = searchItems(analysis, [{ name: 'a.yaml', text: '' }], [command])
const found = (query: string) => findItems(items, query, 10).map(it => it.title)

describe('the search', () => {
  it('looks for commands alone after >, and for what the files hold after #', () => {
    expect(found('>share')).toEqual(['Share as a link…'])
    expect(found('> shop')).toEqual([])
    expect(found('#share')).toEqual([])
    expect(found('#shop')).toContain('shop')
    expect(found('#')).not.toContain('Share as a link…')
    expect(found('>')).toEqual(['Share as a link…'])
  })

  it('finds resources by name, and the whole name before its beginning', () => {
    expect(found('shop').slice(0, 3)).toEqual(['shop', 'shop-api', 'shop.example.com'])
  })

  it('wants every word, wherever it stands', () => {
    expect(found('gateway public')).toEqual(['public'])
    expect(found('gateway nothing')).toEqual([])
  })

  it('gives the best of very many, and those that are as good in their order', () => {
    const names = ['aÉs', 'xShop', 'x-shop', 'éshop', 'Shop', 'SHOP', 'shop 2', 'shops', 'x shop', '9shop']
    const many = searchItems(
      undefined,
      names.map(name => ({ name, text: '' })),
      [],
    )
    const best = (query: string, limit: number) => findItems(many, query, limit).map(it => it.title)
    expect(best('shop', 3)).toEqual(['Shop', 'SHOP', 'shop 2'])
    expect(best('sHop', 20)).toEqual([
      ...['Shop', 'SHOP', 'shop 2', 'shops'],
      ...['x-shop', 'x shop'],
      ...['xShop', 'éshop', '9shop'],
    ])
    expect(best('s', 20)).toHaveLength(names.length)
    expect(best('file', 2)).toEqual(['aÉs', 'xShop'])
  })

  it('finds ports by number and leads to the server', () => {
    const [port] = findItems(items, '443', 10)
    expect(port).toMatchObject({
      title: '443 https',
      selection: { place: { path: ['spec', 'servers', 0] }, origin: 'search', reveal: 'canvas' },
    })
  })

  it('finds hosts, files, and commands by their other words', () => {
    expect(found('shop.example.com')).toEqual(['shop.example.com'])
    expect(found('a.yaml')).toContain('a.yaml')
    expect(found('send')).toEqual(['Share as a link…'])
  })

  it('offers the commands before anything is typed', () => {
    expect(found('  ')).toEqual(['Share as a link…'])
  })

  it('finds the resources that a filter matches, in the order of the files, and nothing else of their name', () => {
    const ids = ['Service/shop/shop-api', 'VirtualService/shop/shop', 'Gateway/not/there']
    expect(matchingItems(items, ids, 10).map(it => it.id)).toEqual([
      'resource VirtualService/shop/shop',
      'resource Service/shop/shop-api',
    ])
    expect(matchingItems(items, ids, 1)).toHaveLength(1)
    expect(matchingItems(items, [], 10)).toEqual([])
  })

  it('has every item once', () => {
    expect(new Set(items.map(it => it.id)).size).toBe(items.length)
  })
})
