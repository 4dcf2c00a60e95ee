import { describe, expect, it } from 'vitest'
import type { Place } from '../../../core/model/resource.ts'
import { graphOf, shopFiles } from '../../../testing/canvas-graph.ts'
import { edgeOfSelection, itemOf, itemOfSelection, keyOf, selectionOf } from './item.ts'

const graph = graphOf(shopFiles)
const shop = 'VirtualService/shop/shop'

describe('a selection on the canvas', () => {
  it('is the row that holds the place, and the edge where the place is a destination’s', () => {
    const deep = place(shop, ['spec', 'http', 0, 'route', 1, 'destination', 'host'])
    expect(itemOfSelection(graph, deep)).toBe(keyOf(shop, `${shop}#http/0`))
    expect(edgeOfSelection(graph, deep)?.share).toBe(0.2)
  })

  it('is the box where no row holds the place, and no edge then', () => {
    const host = place(shop, ['spec', 'hosts', 0])
    expect(itemOfSelection(graph, host)).toBe(shop)
    expect(edgeOfSelection(graph, host)).toBeUndefined()
  })

  it('of a rule is not one of its edges', () => {
    expect(edgeOfSelection(graph, place(shop, ['spec', 'http', 0]))).toBeUndefined()
  })

  it('of a DestinationRule, or of a Service that is drawn by its subsets, is the topmost of their boxes', () => {
    const top = 'destination/cart.shop.svc.cluster.local/v1/'
    expect(itemOfSelection(graph, place('DestinationRule/shop/cart', []))).toBe(top)
    expect(itemOfSelection(graph, place('DestinationRule/shop/cart', ['spec', 'host']))).toBe(top)
    expect(itemOfSelection(graph, place('DestinationRule/shop/cart', ['spec', 'subsets', 1, 'name']))).toBe(
      'destination/cart.shop.svc.cluster.local/v2/',
    )

    const cart = 'apiVersion: v1\nkind: Service\nmetadata: { name: cart, namespace: shop }\n'
    const served = graphOf([...shopFiles, { name: 'cart.yaml', text: cart }])
    expect(itemOfSelection(served, place('Service/shop/cart', []))).toBe(top)
    expect(itemOfSelection(served, place('Service/shop/car', []))).toBeUndefined()
    expect(itemOfSelection(served, place('Service/cart/shop', []))).toBeUndefined()
  })

  it('is nothing where the resource is not drawn', () => {
    expect(itemOfSelection(graph, place('VirtualService/shop/gone', []))).toBeUndefined()
    expect(itemOfSelection(graph, { type: 'node', node: 'gone' })).toBeUndefined()
    expect(itemOfSelection(graph, undefined)).toBeUndefined()
  })

  it('is found in drawing after drawing as it is in each alone', () => {
    const [file] = shopFiles
    const texts = ['/cart', '/cart/new', '/cart', '/checkout'].map(it => file!.text.replace('/cart', it))
    const others = ['metadata: { name: other, namespace: shop }', 'metadata: { name: shop, namespace: shop }']
    for (const path of [
      ['spec', 'http', 0],
      ['spec', 'http', 1, 'match'],
      ['spec', 'hosts', 0],
    ]) {
      const selection = place(shop, path)
      for (const text of texts)
        for (const it of others) {
          const drawn = graphOf([
            { name: 'shop.yaml', text },
            ...shopFiles.slice(1),
            {
              name: 'other.yaml',
              text: `kind: VirtualService\n${it}\nspec: { hosts: [other.example.com] }\n`,
            },
          ])
          expect(itemOfSelection(drawn, selection)).toBe(itemOfSelection(drawn, place(shop, path)))
        }
    }
  })

  it('made on the canvas leads to the place in the text, or to the node that has none', () => {
    expect(selectionOf(graph, keyOf(shop, `${shop}#http/1`))).toEqual({
      type: 'place',
      place: { resource: shop, path: ['spec', 'http', 1] },
      origin: 'canvas',
    })
    expect(selectionOf(graph, 'host/shop.example.com')).toMatchObject({ type: 'node' })
    expect(selectionOf(graph, 'gone')).toBeUndefined()
  })

  it('is taken apart as it was put together', () => {
    expect(itemOf(keyOf('a#b', 'c/d'))).toEqual({ node: 'a#b', row: 'c/d' })
    expect(itemOf(keyOf('a'))).toEqual({ node: 'a' })
  })
})

function place(resource: string, path: Place['path']) {
  return { type: 'place', place: { resource, path } } as const
}
