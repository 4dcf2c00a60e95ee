import { describe, expect, it } from 'vitest'
import { diffRouting } from '../change/diff-routing.ts'
import type { LinkedModel } from '../model/model.ts'
import { readModel } from '../model/read-model.ts'
import { reachRule } from '../reach/reach-rule.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import { savedOutcomes } from '../saved/saved-outcome.ts'
import { explainFrom } from './explain-trace.ts'

const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: gw}
spec: {selector: {istio: ingressgateway}, servers: [{hosts: ["*"], port: {number: 80, name: http, protocol: HTTP}}]}
---
`
const shop = (rule: string, name = 'shop') => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: ${name}}
spec:
  hosts: [shop.example.com]
  gateways: [gw]
  http:
  - ${rule}
---
`
const good = 'route: [{destination: {host: web, port: {number: 80}}}]'
/** By the webhook, by a bound of the schema, by a type, and by a CEL rule. */
const refused = [
  'fault: {abort: {httpStatus: 404, percentage: {value: 1}}}',
  'route: [{destination: {host: web, port: {number: 70000}}}]',
  'route: 5',
  'redirect: {uri: /a, port: 80, derivePort: FROM_REQUEST_PORT}',
]

const workload = { namespace: 'istio-system', labels: new Map([['istio', 'ingressgateway']]) }
const request = { port: 80, protocol: 'http', tls: 'none', host: 'shop.example.com', path: '/' } as const

function applied(yaml: string): LinkedModel {
  const files = [{ name: 'shop.yaml', text: yaml }]
  return appliedModel(readModel(files), files)
}
const explain = (yaml: string) => explainFrom(applied(yaml), { type: 'gateway', workload }, request)
const said = (yaml: string) => explain(yaml).stages.at(-1)?.sentence ?? ''
const note = 'VirtualService shop is refused by Istio (shop.yaml line'

describe.each(refused)('what Istio refuses: %s', rule => {
  it('is not there for a request, which is told so', () => {
    const { seen, stages } = explain(gateway + shop(rule))
    expect(seen).toBe('404 NR route_not_found')
    expect(stages.at(-1)).toMatchObject({
      sentence: expect.stringContaining(note),
      candidates: expect.arrayContaining([
        expect.objectContaining({
          place: expect.objectContaining({ resource: 'VirtualService/default/shop' }),
        }),
      ]),
    })
  })

  it('leaves the object before it of the same name in effect', () => {
    expect(explain(gateway + shop(good) + shop(rule)).title).toContain('web.default.svc.cluster.local:80')
  })

  it('has rules that nothing reaches', () => {
    const place = { resource: 'VirtualService/default/shop', path: ['spec', 'http', 0] }
    expect(reachRule(applied(gateway + shop(rule)), place)).toMatchObject({
      reached: false,
      proven: true,
      reason: expect.stringContaining(note),
    })
  })

  it('changes where requests go, and where saved ones end', () => {
    const [before, after] = [applied(gateway + shop(good)), applied(gateway + shop(rule))]
    expect(diffRouting(before, after).changes).not.toEqual([])
    expect(diffRouting(applied(gateway), after).changes).toEqual([])
    const saved = [{ name: 'a', request: 'http://shop.example.com/', expect: '404' }]
    expect(savedOutcomes(after, saved)[0]?.status).toBe('met')
  })
})

describe('a refused object that changes nothing', () => {
  it.each([
    ['for another host', shop(refused[0]!).replace('shop.example.com', 'other.example.com')],
    [
      'of another kind',
      'apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: {name: d}\nspec: {host: 5}\n',
    ],
  ])('is not told of: %s', (_, more) => {
    expect(said(gateway + shop(good, 'web') + more)).not.toContain('refused')
  })

  it('leaves the model as it is where there is none', () => {
    const model = readModel([{ name: 'a.yaml', text: gateway + shop(good) }])
    expect(appliedModel(model)).toBe(model)
  })
})
