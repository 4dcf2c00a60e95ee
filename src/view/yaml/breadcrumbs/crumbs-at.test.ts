import { describe, expect, it } from 'vitest'
import { languageService } from '../../../core/language-client.ts'
import { createSession } from '../../../core/session.ts'
import { defaultSettings } from '../../../core/settings.ts'
import { crumbsAt, nearby } from './crumbs-at.ts'

const text = `kind: VirtualService
apiVersion: networking.istio.io/v1
metadata: { name: shop }
spec:
  hosts: [shop.example.com]
  http:
  - name: cart
    route:
    - destination: { host: cart }
    - destination: { host: basket }
  - route: [{ destination: { host: web } }]
---
kind: Service
apiVersion: v1
metadata: { name: cart }
`

function pathAt(line: number): string {
  const session = createSession()
  session.update([{ name: 'a.yaml', text }], defaultSettings)
  const symbols = languageService(session).documentSymbols({ file: 'a.yaml' })
  return crumbsAt(symbols, line)
    .map(({ symbol, siblings }) => `${symbol.name} of ${siblings.length}`)
    .join(' › ')
}

describe('the way to a line of a file', () => {
  it.each([
    [0, 'shop of 2'],
    [4, 'shop of 2'],
    [6, 'shop of 2 › cart of 2'],
    [9, 'shop of 2 › cart of 2 › basket of 2'],
    [10, 'shop of 2 › 2 of 2 › web of 1'],
    [11, ''],
    [14, 'cart of 2'],
    [99, ''],
  ])('leads through the parts that line %i is in, each beside its like', (line, path) => {
    expect(pathAt(line)).toBe(path)
  })
})

it('a menu of too many shows those around the current one', () => {
  const all = [...'abcdefgh']
  expect(nearby(all, 'a', 3)).toEqual(['a', 'b', 'c'])
  expect(nearby(all, 'd', 3)).toEqual(['c', 'd', 'e'])
  expect(nearby(all, 'h', 3)).toEqual(['f', 'g', 'h'])
  expect(nearby(all, 'd', 20)).toEqual(all)
})
