import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { modelOf } from '../../testing/check-trace.ts'
import type { Model } from '../model/model.ts'
import { readVirtualService, rulesOf } from '../model/virtual-services.ts'
import { formatRequest } from './parse-request.ts'
import { reachRule } from './reach-rule.ts'
import type { Request } from './request.ts'
import { traceRequest } from './trace-request.ts'

const shop = (http: string) => `kind: Gateway
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
  hosts: ['*.example.com']
  gateways: [front]
  http:
${http}`

const id = 'VirtualService/default/shop'
const rule = (index: number) => ({ resource: id, path: ['spec', 'http', index] })

describe('a rule is reached', () => {
  it.each([
    ['{uri: {prefix: /api}}', 'curl http://a.example.com/api'],
    ["{uri: {regex: '/v[0-9]+/(cart|user)s?'}}", 'curl http://a.example.com/v1/cart'],
    [
      '{method: {exact: POST}, headers: {X-User: {prefix: dev-}}}',
      "curl -X POST -H 'X-User: dev-' http://a.example.com/",
    ],
    ['{queryParams: {q: {exact: "1"}}}', "curl 'http://a.example.com/?q=1'"],
  ])('with %s, by %s', (match, request) => {
    const model = modelOf(shop(`  - match: [${match}]\n    route: [{destination: {host: cart}}]\n`))
    const found = reachRule(model, rule(0))
    expect(found.reached && formatRequest(found.request)).toBe(request)
  })

  it('around the rules before it', () => {
    const model = modelOf(
      shop(`  - match: [{uri: {exact: /}}, {uri: {prefix: /x}, method: {exact: GET}}]
    route: [{destination: {host: a}}]
  - route: [{destination: {host: b}}]
`),
    )
    const found = reachRule(model, rule(1))
    expect(found).toMatchObject({ reached: true, request: { method: 'POST', path: '/x' } })
  })
})

describe('a rule is dead', () => {
  it('behind one that takes all it would take, which is named', () => {
    const model = modelOf(
      shop(`  - match: [{uri: {prefix: /api}}]
    route: [{destination: {host: a}}]
  - match: [{uri: {prefix: /api/v2}, method: {exact: GET}}]
    route: [{destination: {host: b}}]
`),
    )
    expect(reachRule(model, rule(1))).toMatchObject({
      reached: false,
      proven: true,
      hiddenBy: { resource: id, path: ['spec', 'http', 0, 'match', 0] },
    })
  })

  it('behind one that takes everything, and where no server uses it', () => {
    const all =
      '  - route: [{destination: {host: a}}]\n  - match: [{uri: {prefix: /b}}]\n    route: [{destination: {host: b}}]\n'
    expect(reachRule(modelOf(shop(all)), rule(1))).toMatchObject({ proven: true, hiddenBy: rule(0) })
    const unused = shop(all).replace('[front]', '[back]')
    expect(reachRule(modelOf(unused), rule(0))).toMatchObject({ reached: false, proven: true })
  })
})

const vectors = new URL('../../../../shared/conformance/routes.jsonl.gz', import.meta.url)

describe.skipIf(!existsSync(vectors))('over the recorded cases', () => {
  it('every witness ends at its rule, and no recorded request ends at a rule that is proved dead', () => {
    const counts = { reached: 0, dead: 0, open: 0, hitButOpen: 0 }
    const lines = gunzipSync(readFileSync(vectors)).toString('utf8').trim().split('\n')
    // Every fifth: all of them take half a minute.
    for (const line of lines.filter((_, i) => i % 5 === 0)) {
      const given = JSON.parse(line) as {
        id: string
        yaml: string
        gatewayLabels: Record<string, string>
        gatewayNamespace: string
        requests: Request[]
      }
      const model = modelOf(given.yaml)
      const workload = {
        namespace: given.gatewayNamespace,
        labels: new Map(Object.entries(given.gatewayLabels ?? {})),
      }
      const known = { type: 'gateway', id: '', label: '', workload, ports: [] } as const
      const hit = new Set(given.requests.map(it => ruleOf(model, workload, it)))
      for (const place of rulePlaces(model)) {
        const name = `${given.id} ${place.resource} ${place.path.join('.')}`
        const found = reachRule(model, place, [known])
        if (found.reached) {
          counts.reached++
          expect(ruleOf(model, workload, found.request), name).toBe(JSON.stringify(place))
        } else if (found.proven) {
          counts.dead++
          expect(hit.has(JSON.stringify(place)), name).toBe(false)
        } else {
          counts.open++
          if (hit.has(JSON.stringify(place))) counts.hitButOpen++
        }
      }
    }
    expect(counts.reached).toBeGreaterThan(200)
    expect(counts.hitButOpen).toBeLessThan(counts.reached / 50)
  }, 120_000)
})

function rulePlaces(model: Model) {
  return model
    .ofKind('VirtualService')
    .filter(it => readVirtualService(it).hosts.length > 0)
    .flatMap(it => rulesOf(readVirtualService(it)).map(({ path }) => ({ resource: it.id, path })))
}

function ruleOf(
  model: Model,
  workload: Parameters<typeof traceRequest>[1],
  request: Request,
): string | undefined {
  const { route, filterChain } = traceRequest(model, workload, request)
  if (route) return JSON.stringify(route.rule.root ?? route.rule.place)
  return filterChain?.action.type === 'tcp' ? JSON.stringify(filterChain.action.place) : undefined
}

it('a rule for a port that no server of its gateways has says which they have', () => {
  const model = modelOf(`kind: Gateway
metadata: {name: front}
spec:
  servers:
  - port: {number: 2379, name: mongo, protocol: MONGO}
    hosts: ['*']
---
kind: VirtualService
metadata: {name: shop}
spec:
  hosts: [mongo]
  gateways: [front]
  tcp:
  - match: [{port: 27017}]
    route: [{destination: {host: mongo}}]`)
  expect(reachRule(model, { resource: id, path: ['spec', 'tcp', 0] })).toMatchObject({
    reached: false,
    proven: true,
    reason: 'It asks for port 27017; for tcp rules its gateways listen on 2379 (MONGO of front) only.',
  })
})
