import { describe, expect, it } from 'vitest'
import type { Json } from '../../../core/yaml/source-document.ts'
import { detailOfApi, summaryOfApi } from './summary.ts'

const said = (list: string, value: Json) => {
  const path = ['spec', list, 0]
  return [summaryOfApi(path, value), detailOfApi(path, value)]
}

describe('parts of the Gateway API in a list', () => {
  it.each<[string, Json, string | undefined, string | undefined]>([
    [
      'listeners',
      { name: 'web', port: 443, protocol: 'HTTPS', hostname: 'a.test', tls: { mode: 'Terminate' } },
      '443 · HTTPS · a.test',
      'web · TLS Terminate',
    ],
    [
      'parentRefs',
      { name: 'public', namespace: 'edge', sectionName: 'http' },
      'edge/public · http',
      undefined,
    ],
    [
      'rules',
      {
        matches: [
          { path: { value: '/cart/' }, method: 'GET' },
          { path: { type: 'Exact', value: '/x' }, headers: [{ name: 'a', value: 'b' }] },
        ],
        backendRefs: [
          { name: 'cart', weight: 90 },
          { name: 'cart-v2', weight: 10 },
        ],
      },
      'GET · /cart/… or /x · a b',
      '→ cart 90, cart-v2 10',
    ],
    ['rules', { backendRefs: [{ name: 'web' }] }, 'everything', '→ web'],
    ['rules', { filters: [{ type: 'RequestRedirect' }] }, 'everything', 'redirect'],
    ['rules', {}, 'everything', 'answers 500: no backend'],
    ['matches', { path: { value: '/' } }, 'everything', undefined],
    ['matches', { method: { service: 'shop.Cart', method: 'Get' } }, 'shop.Cart · Get', undefined],
    ['backendRefs', { name: 'cart', namespace: 'shop', port: 80 }, 'shop/cart:80', undefined],
    ['addresses', { value: '1.2.3.4' }, undefined, undefined],
  ])('say of %s %j: %s', (list, value, summary, detail) => {
    expect(said(list, value)).toEqual([summary, detail])
  })

  it('say nothing wrong of a value of another shape', () => {
    const values: Json[] = [null, 3, 'text', [], { matches: 3, backendRefs: [null], filters: [1] }]
    for (const list of ['listeners', 'parentRefs', 'rules', 'matches', 'backendRefs', 'filters'])
      for (const value of values) expect(() => said(list, value)).not.toThrow()
  })
})
