import { expect, it } from 'vitest'
import { createSession } from '../session.ts'
import { defaultSettings } from '../settings.ts'
import { finish } from '../steps.ts'
import type { Files } from '../text/file-change.ts'
import type { AnswerTo } from './index.ts'

const filesWith = (weights: readonly number[]): Files => [
  {
    name: 'shop.yaml',
    text: `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: gw, namespace: shop}
spec: {selector: {app: gw}, servers: [{hosts: ["*"], port: {number: 80, name: http, protocol: HTTP}}]}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: v, namespace: shop}
spec:
  hosts: [a.example.com]
  gateways: [gw]
  http:
  - route:
    - {destination: {host: web}, weight: ${weights[0]}}
    - {destination: {host: new}, weight: ${weights[1]}}
`,
  },
]

const isRefused =
  'VirtualService v is refused by Istio and takes no part: The weights of the 2 destinations add up to 0.'

function changesFrom(before: readonly number[], now: readonly number[]) {
  const session = createSession()
  session.update(filesWith(now), defaultSettings, [])
  const ask = { type: 'changes', before: filesWith(before) } as const
  return finish(session.ask(ask).steps) as AnswerTo<typeof ask>
}

it('changes say what is refused on either side', () => {
  expect(changesFrom([1, 1], [0, 0]).refused).toEqual([`Now: ${isRefused}`])
  expect(changesFrom([0, 0], [1, 1]).refused).toEqual([`Before: ${isRefused}`])
  expect(changesFrom([0, 0], [0, 0]).refused).toEqual([isRefused])
  expect(changesFrom([1, 1], [1, 2]).refused).toEqual([])
})

it('a mix says what takes no part in it', () => {
  const session = createSession()
  const missing = (weights: readonly number[]) => {
    session.update(filesWith(weights), defaultSettings, [])
    const ask = { type: 'trafficNumbers', mix: 'even', leftOut: [], rates: [] } as const
    return (finish(session.ask(ask).steps) as AnswerTo<typeof ask>).missing
  }
  expect(missing([0, 0])).toMatchObject([
    { name: 'VirtualService shop/v', place: { resource: 'VirtualService/shop/v' } },
  ])
  expect(missing([1, 1])).toEqual([])
})
