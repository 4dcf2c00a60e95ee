import { describe, expect, it } from 'vitest'
import { modelOf } from '../../testing/check-trace.ts'
import fc from '../../testing/property.ts'
import { recording } from '../../testing/recordings.ts'
import type { Model } from '../model/model.ts'
import { readVirtualService, rulesOf } from '../model/virtual-services.ts'
import { formatRequest } from '../request/parse-request.ts'
import type { Request } from '../request/request.ts'
import { type RequestSource, traceFrom } from '../trace/request-source.ts'
import { reachRule } from './reach-rule.ts'

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
    expect(found).toMatchObject({ reached: true, request: { method: 'GET', path: '/a' } })
  })
})

describe('a rule is reached', () => {
  it.each([
    [
      'a method that HTTP/1 does not know',
      '{method: {exact: FETCH}}',
      { protocol: 'http2', method: 'FETCH' },
    ],
    [
      'two lines of one header',
      '{headers: {x-a: {exact: "1"}, X-A: {exact: "2"}}}',
      { headers: { 'x-a': ['1', '2'] } },
    ],
    ['a host of its own among others', '{authority: {prefix: "shop."}}', { host: 'shop.example.com' }],
    ['an escape where nothing else will do', '{uri: {exact: /a%20b}}', { path: '/a%20b' }],
    ['a dot that normalisation would take', '{uri: {prefix: "/.;x"}}', { path: '/%2e;x' }],
  ])('by %s', (_, match, request) => {
    const model = modelOf(shop(`  - match: [${match}]\n    route: [{destination: {host: cart}}]\n`))
    expect(reachRule(model, rule(0))).toMatchObject({ reached: true, request })
  })
})

describe('a rule is dead', () => {
  const behind = (earlier: string, match: string) =>
    reachRule(
      modelOf(
        shop(`  - match: [${earlier}]
    route: [{destination: {host: a}}]
  - match: [${match}]
    route: [{destination: {host: b}}]
`),
      ),
      rule(1),
    )

  it.each([
    ['a regex of the same words', "{uri: {regex: '/v1.*'}}", '{uri: {prefix: /v1}}'],
    [
      'the same path in any letter case',
      '{uri: {exact: /Cart}, ignoreUriCase: true}',
      '{uri: {exact: /cart}}',
    ],
    ['a header that must be missing', '{withoutHeaders: {x: {}}}', '{withoutHeaders: {x: {regex: ".*"}}}'],
    [
      'two that share the work',
      '{uri: {prefix: /a}, headers: {x: {}}}, {uri: {prefix: /a}, withoutHeaders: {x: {}}}',
      '{uri: {exact: /a/b}}',
    ],
    [
      'two methods and the rest',
      '{method: {regex: "[A-M].*"}}, {method: {regex: "[^A-M].*"}}',
      '{uri: {prefix: /x}}',
    ],
  ])('behind %s', (_, earlier, match) => {
    expect(behind(earlier, match)).toMatchObject({ reached: false, proven: true })
  })

  it('behind several, each of which is named', () => {
    const found = behind(
      '{uri: {prefix: /a}, headers: {x: {}}}, {uri: {prefix: /z}}, {uri: {prefix: /a}, withoutHeaders: {x: {}}}',
      '{uri: {exact: /a/b}}',
    )
    const at = (index: number) => ({ resource: id, path: ['spec', 'http', 0, 'match', index] })
    expect(found).toMatchObject({ hiddenBy: at(0), hiders: [at(0), at(2)] })
  })

  it.each([
    '{uri: {exact: /a/../b}}',
    "{uri: {regex: '/[é]'}}",
    '{headers: {x: {exact: a}}, withoutHeaders: {x: {prefix: a}}}',
    '{scheme: {exact: https}}',
    '{authority: {exact: other.example.org}}',
    '{headers: {"a b": {}}}',
  ])('with conditions that nothing meets: %s', match => {
    const model = modelOf(shop(`  - match: [${match}]\n    route: [{destination: {host: a}}]\n`))
    expect(reachRule(model, rule(0))).toMatchObject({ reached: false, proven: true })
  })

  it('is not said where it asks for a claim of a token, or a pattern is beyond reading', () => {
    expect(
      behind('{uri: {prefix: /z}}', '{headers: {"@request.auth.claims.sub": {exact: me}}}'),
    ).toMatchObject({
      reached: false,
      proven: false,
    })
    expect(behind("{uri: {regex: '/\\b.*'}}", '{uri: {prefix: /a}}')).toMatchObject({
      reached: false,
      proven: false,
    })
  })

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

const texts = fc.constantFrom('a', 'ab', 'b', 'A', '')
const condition = fc.oneof(
  texts.map(it => ({ exact: it })),
  texts.map(it => ({ prefix: it })),
  fc.constantFrom('a*', '[ab]+', '.*', 'a|b', '[^a]').map(it => ({ regex: it })),
)
const conditions = fc.dictionary(fc.constantFrom('x', 'y'), fc.oneof(condition, fc.constant({})), {
  maxKeys: 2,
})
const uri = fc.oneof(
  fc.constantFrom('/', '/a', '/a/', '/ab', '/A').map(it => ({ exact: it })),
  fc.constantFrom('/', '/a', '/a/', '/b').map(it => ({ prefix: it })),
  fc.constantFrom('/a.*', '/[^/]+', '/a/?', '.*').map(it => ({ regex: it })),
)
const anyMatch = fc.record(
  {
    uri,
    ignoreUriCase: fc.boolean(),
    method: fc.constantFrom({ exact: 'GET' }, { regex: 'P.*' }, { prefix: 'G' }),
    headers: conditions,
    withoutHeaders: conditions,
    queryParams: conditions,
  },
  { requiredKeys: [] },
)
const anyRequest = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
  path: fc
    .tuple(
      fc.constantFrom('/', '/a', '/a/', '/ab', '/A', '/b', '/aa/b'),
      fc.constantFrom('', '?x=a', '?y', '?x=b&y=a'),
    )
    .map(it => it.join('')),
  headers: fc.dictionary(
    fc.constantFrom('x', 'y'),
    fc.oneof(texts, fc.array(texts, { minLength: 2, maxLength: 2 })),
    { maxKeys: 2 },
  ),
})

describe('for any rules', () => {
  it('each is reached or proved dead, and one that a request ends at is reached', () => {
    fc.assert(
      fc.property(
        fc.array(anyMatch, { minLength: 1, maxLength: 5 }),
        fc.array(anyRequest, { minLength: 10, maxLength: 30 }),
        (matches, requests) => {
          const rules = matches.map(
            it => `  - match: [${JSON.stringify(it)}]\n    route: [{destination: {host: a}}]\n`,
          )
          const model = modelOf(shop(rules.join('')))
          const workload = { namespace: 'default', labels: new Map([['app', 'front']]) }
          const front = { type: 'gateway', workload } as const
          const hit = new Set(
            requests.map(it =>
              ruleOf(model, front, {
                port: 80,
                protocol: 'http',
                tls: 'none',
                host: 'a.example.com',
                ...it,
              }),
            ),
          )
          for (const [i] of matches.entries()) {
            const found = reachRule(model, rule(i))
            const said = `${JSON.stringify(rule(i))} ${JSON.stringify(matches)} ${JSON.stringify(found)}`
            expect(found.reached || found.proven, said).toBe(true)
            if (hit.has(JSON.stringify(rule(i)))) expect(found.reached, said).toBe(true)
            if (found.reached)
              expect(ruleOf(model, found.known, found.request), said).toBe(JSON.stringify(rule(i)))
          }
        },
      ),
      { numRuns: 100 },
    )
  })
})

const vectors = recording('conformance/routes.jsonl.gz')

describe.skipIf(!vectors.isThere)('over the recorded cases', () => {
  it('every witness ends at its rule, and no recorded request ends at a rule that is proved dead', () => {
    const counts = { reached: 0, inMesh: 0, dead: 0, open: 0 }
    // Every fifth: `npm run conformance` takes them all.
    for (const line of vectors.lines().filter((_, i) => i % 5 === 0)) {
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
      const hit = new Set(given.requests.map(it => ruleOf(model, known, it)))
      for (const place of rulePlaces(model)) {
        const name = `${given.id} ${place.resource} ${place.path.join('.')}`
        const found = reachRule(model, place, [known])
        if (found.reached) {
          counts.reached++
          if (found.from !== undefined) counts.inMesh++
          expect(ruleOf(model, found.known, found.request), name).toBe(JSON.stringify(place))
        } else if (found.proven) {
          counts.dead++
          expect(hit.has(JSON.stringify(place)), name).toBe(false)
        } else {
          expect(hit.has(JSON.stringify(place)), name).toBe(false)
          counts.open++
        }
      }
    }
    expect(counts.reached).toBeGreaterThan(200)
    expect(counts.inMesh).toBeGreaterThan(10)
    expect(counts.open).toBe(0)
  }, 120_000)
})

function rulePlaces(model: Model) {
  return model
    .ofKind('VirtualService')
    .filter(it => readVirtualService(it).hosts.length > 0)
    .flatMap(it => rulesOf(readVirtualService(it)).map(({ path }) => ({ resource: it.id, path })))
}

function ruleOf(model: Model, source: RequestSource, request: Request): string | undefined {
  const { route, filterChain, mesh } = traceFrom(model, source, request)
  if (route) return JSON.stringify(route.rule.root ?? route.rule.place)
  if (mesh) return JSON.stringify(mesh.chain.place)
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

it('a match of a rule for bytes is never called dead while its rule is reached', () => {
  const model = modelOf(`kind: Gateway
metadata: {name: front}
spec:
  servers:
  - port: {number: 443, name: tls, protocol: TLS}
    tls: {mode: PASSTHROUGH}
    hosts: ['*.example.com']
---
kind: VirtualService
metadata: {name: shop}
spec:
  hosts: ['*.example.com']
  gateways: [front]
  tls:
  - match: [{sniHosts: [a.example.com]}, {sniHosts: [b.example.com]}]
    route: [{destination: {host: web}}]
  - match: [{port: 8443, sniHosts: [c.example.com]}, {port: 9443, sniHosts: [c.example.com]}]
    route: [{destination: {host: web}}]`)
  const match = (index: number, of: number) => ({
    resource: id,
    path: ['spec', 'tls', index, 'match', of],
  })
  expect(reachRule(model, match(0, 1))).toMatchObject({ reached: false, proven: false })
  expect(reachRule(model, match(1, 0))).toMatchObject({ reached: false, proven: true })
})
