import { describe, expect, it } from 'vitest'
import { meshWorkload, modelOf } from '../../testing/check-trace.ts'
import fc from '../../testing/property.ts'
import { formatRequest } from '../request/parse-request.ts'
import type { Request } from '../request/request.ts'
import { endOf } from '../saved/saved-request.ts'
import { traceFrom } from '../trace/request-source.ts'
import { traceRequest } from '../trace/trace-request.ts'
import { diffRouting } from './diff-routing.ts'

const gateway = `kind: Gateway
metadata: {name: front}
spec:
  selector: {app: front}
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: ['*.example.com']
`

const shop = (rules: string, name = 'shop', host = 'shop.example.com') => `---
kind: VirtualService
metadata: {name: ${name}}
spec:
  hosts: [${host.replace('*.example.com', "'*.example.com'")}]
  gateways: [front]
  http:
${rules}`

const services = ['v1', 'v2', 'cart']
  .map(
    it => `---
kind: Service
metadata: {name: ${it}}
spec:
  ports: [{name: http, port: 80}]
`,
  )
  .join('')

const to = (host: string, more = '') => `    route: [{destination: {host: ${host}}}]\n${more}`
const cart = `  - match: [{uri: {prefix: /cart}}]\n${to('v1')}`
const rest = `  - name: rest\n${to('v1')}`

function diff(before: string, after: string) {
  return diffRouting(modelOf(before), modelOf(after))
}

function sentences(before: string, after: string): string[] {
  const { changes, complete } = diff(gateway + services + before, gateway + services + after)
  expect(complete).toBe(true)
  return changes.map(it => it.sentence)
}

describe('a change of routing is told', () => {
  it.each([
    [
      'another destination',
      shop(cart + rest),
      shop(cart.replace('v1', 'v2') + rest),
      ['shop.example.com/cart… goes to v2.default:80 instead of v1.default:80.'],
    ],
    [
      'a new condition',
      shop(rest),
      shop(`  - match: [{uri: {prefix: /cart}, headers: {x-user: {exact: dev}}}]\n${to('v2')}${rest}`),
      ['shop.example.com/cart… with header x-user: dev goes to v2.default:80 instead of v1.default:80.'],
    ],
    [
      'a narrower prefix, where what falls out is taken by no rule',
      shop(cart),
      shop(cart.replace('/cart', '/cart/')),
      ['shop.example.com/cart… is answered with 404; before, it went to v1.default:80.'],
    ],
    [
      'other shares',
      shop('  - route: [{destination: {host: v1}, weight: 90}, {destination: {host: v2}, weight: 10}]\n'),
      shop('  - route: [{destination: {host: v1}, weight: 50}, {destination: {host: v2}, weight: 50}]\n'),
      [
        'shop.example.com goes to 50 % v1.default:80 and 50 % v2.default:80 instead of 90 % v1.default:80 and 10 % v2.default:80.',
      ],
    ],
    [
      'a redirect in place of a destination',
      shop(rest),
      shop('  - redirect: {uri: /new, redirectCode: 302}\n'),
      [
        'shop.example.com is redirected to http://shop.example.com/new (302); before, it went to v1.default:80.',
      ],
    ],
    [
      'what is done on the way',
      shop(`  - timeout: 5s\n    retries: {attempts: 3}\n${to('v1')}`),
      shop(`  - timeout: 10s\n${to('v1')}`),
      [
        'shop.example.com has timeout 10s instead of 5s, no longer has retries 3 times; it still goes to v1.default:80.',
      ],
    ],
    [
      'a host of its own that hides the rules of the wildcard',
      shop(cart, 'all', '*.example.com'),
      shop(cart, 'all', '*.example.com') + shop(`  - match: [{uri: {prefix: /x}}]\n${to('v2')}`),
      [
        'shop.example.com/cart… is answered with 404; before, it went to v1.default:80.',
        'shop.example.com/x… goes to v2.default:80; before, it was answered with 404.',
      ],
    ],
    [
      'two hosts in one sentence',
      shop(rest, 'shop', 'a.example.com, b.example.com'),
      shop(rest.replace('v1', 'v2'), 'shop', 'a.example.com, b.example.com'),
      ['a.example.com and b.example.com go to v2.default:80 instead of v1.default:80.'],
    ],
  ])('%s', (_, before, after, said) => {
    expect(sentences(before, after).sort()).toEqual([...said].sort())
  })

  it('of ports that open and close', () => {
    const https = `  - port: {number: 443, name: https, protocol: HTTPS}
    hosts: [shop.example.com]
    tls: {mode: SIMPLE, credentialName: shop}
`
    const found = diff(gateway + shop(rest), gateway + https + shop(rest))
    expect(found.changes.map(it => it.sentence)).toEqual([
      'Port 443 with TLS for shop.example.com is open now for shop.example.com.',
    ])
    const moved = diff(gateway + shop(rest), gateway.replace('number: 80', 'number: 8080') + shop(rest))
    expect(moved.changes.map(it => it.sentence).sort()).toEqual([
      'Port 80 is no longer open for shop.example.com.',
      'Port 8080 is open now for shop.example.com.',
    ])
    const ends = moved.changes.map(it => [it.request.port, it.before.end, it.after.end])
    expect(ends.sort()).toEqual([
      [80, 'v1.default.svc.cluster.local:80', 'no_listener'],
      [8080, 'no_listener', 'v1.default.svc.cluster.local:8080'],
    ])
  })

  it('with the host as server name in the witness, under a wildcard as well', () => {
    const https = `${gateway.replace('protocol: HTTP}', 'protocol: HTTPS}')}    tls: {mode: SIMPLE, credentialName: shop}\n`
    const [change] = diff(https + shop(rest), https + shop(rest.replace('v1', 'v2'))).changes
    expect(change?.request).toMatchObject({ tls: 'TLS', sni: 'shop.example.com', host: 'shop.example.com' })
  })

  it('of a client certificate that is asked for', () => {
    const https = (mode: string) =>
      gateway.replace('protocol: HTTP}', 'protocol: HTTPS}') +
      `    tls: {mode: ${mode}, credentialName: shop}\n`
    const found = diff(https('SIMPLE') + shop(rest), https('MUTUAL') + shop(rest))
    expect(found.changes.map(it => it.sentence)).toEqual(['*.example.com asks for a client certificate now.'])
  })

  it('of bytes', () => {
    const tcp = (
      host: string,
    ) => `${gateway}  - {port: {number: 27017, name: mongo, protocol: TCP}, hosts: ['*']}
---
kind: VirtualService
metadata: {name: mongo}
spec:
  hosts: ['*']
  gateways: [front]
  tcp: [{route: [{destination: {host: ${host}, port: {number: 27017}}}]}]
`
    expect(diff(tcp('one'), tcp('two')).changes).toMatchObject([
      { sentence: expect.stringContaining('port 27017'), request: { port: 27017, protocol: 'tcp' } },
    ])
  })
})

describe('no change of routing is told', () => {
  it.each([
    [
      'comments and layout',
      shop(cart + rest),
      `# new\n${shop(cart + rest).replace(/prefix: /g, 'prefix:   ')}`,
    ],
    [
      'the order of rules that have nothing in common',
      shop(cart + cart.replace('/cart', '/x').replace('v1', 'v2')),
      shop(cart.replace('/cart', '/x').replace('v1', 'v2') + cart),
    ],
    ['the name of a rule', shop(cart + rest), shop(cart + rest.replace('rest', 'others'))],
    ['a rule that nothing reaches', shop(rest), shop(`${rest}  - match: [{uri: {prefix: /y}}]\n${to('v2')}`)],
    [
      'a match that a wider one takes already',
      shop(cart + rest),
      shop(cart.replace('}}]', '}}, {uri: {exact: /cart/x}}]') + rest),
    ],
    [
      'one rule written as two',
      shop(cart + rest),
      shop(`  - match: [{uri: {prefix: /cart}, headers: {x: {}}}]\n${to('v1')}${cart}${rest}`),
    ],
    [
      'weights of the same shares',
      shop('  - route: [{destination: {host: v1}, weight: 1}, {destination: {host: v2}, weight: 1}]\n'),
      shop('  - route: [{destination: {host: v1}, weight: 50}, {destination: {host: v2}, weight: 50}]\n'),
    ],
    ['the split of one VirtualService in two', shop(cart + rest), shop(rest) + shop(cart, 'carts')],
  ])('for %s', (_, before, after) => {
    expect(sentences(before, after)).toEqual([])
  })

  it('but VirtualServices of the mesh are named where their TLS or TCP changes', () => {
    const mesh = (host: string) => `kind: VirtualService
metadata: {name: inner}
spec: {hosts: [reviews], tcp: [{route: [{destination: {host: ${host}}}]}]}
`
    expect(diff(mesh('a'), mesh('b'))).toMatchObject({
      changes: [],
      meshChanged: ['VirtualService/default/inner'],
    })
  })
})

describe('a change of calls within the mesh', () => {
  const inner = (http: string, more = '') => `---
kind: VirtualService
metadata: {name: inner}
spec: {hosts: [cart], ${more}http: [${http}]}
`
  const route = (host: string) => `route: [{destination: {host: ${host}}}]`
  const calls = (before: string, after: string) => {
    const models = [modelOf(services + before), modelOf(services + after)] as const
    const { changes, complete } = diffRouting(...models)
    expect(complete).toBe(true)
    for (const it of changes) {
      const source = { type: 'mesh', workload: meshWorkload(it.from ?? '') } as const
      const ends = models.map(model => endOf(traceFrom(model, source, it.request)))
      expect(ends, formatRequest(it.request)).toEqual([it.before.end, it.after.end])
    }
    return changes.map(it => `${it.sentence} (${it.from})`)
  }

  it.each([
    [
      'another destination',
      inner(`{${route('v1')}}`),
      inner(`{${route('v2')}}`),
      [
        'Within the mesh, cart.default.svc.cluster.local goes to v2.default:80 instead of v1.default:80. (default)',
      ],
    ],
    [
      'a rule in place of the service itself',
      '',
      inner(`{match: [{uri: {prefix: /a}}], ${route('v1')}}, {${route('cart')}}`),
      [
        'Within the mesh, cart.default.svc.cluster.local/a… goes to v1.default:80 instead of cart.default:80. (default)',
      ],
    ],
    ['a rule that does what is done without it', '', inner(`{${route('cart')}}`), []],
    [
      'a rule for callers with labels',
      inner(`{${route('v1')}}`),
      inner(`{match: [{sourceLabels: {app: web}}], ${route('v2')}}, {${route('v1')}}`),
      [
        'Called by app=web in default, cart.default.svc.cluster.local goes to v2.default:80 instead of v1.default:80. (default app=web)',
      ],
    ],
    [
      'a host beyond the mesh that nothing had',
      '',
      inner(`{${route('v1')}}`).replace('[cart]', '[pay.example.com]'),
      ['Within the mesh, pay.example.com goes to v1.default:80 instead of PassthroughCluster. (default)'],
    ],
    ['comments', inner(`{${route('v1')}}`), `# new\n${inner(`{${route('v1')}}`)}`, []],
  ])('is told: %s', (_, before, after, said) => {
    expect(calls(before, after)).toEqual(said)
  })
})

const match = fc.record(
  {
    uri: fc.constantFrom(
      { exact: '/' },
      { exact: '/a' },
      { prefix: '/a' },
      { prefix: '/' },
      { regex: '/[ab]' },
      { regex: '/a.*' },
    ),
    method: fc.constantFrom({ exact: 'GET' }, { regex: 'P.*' }),
    headers: fc.constantFrom({}, { x: { exact: '1' } }, { x: {} }, { x: { prefix: 'a' } }),
    withoutHeaders: fc.constantFrom({}, { x: {} }, { x: { regex: 'a+' } }),
  },
  { requiredKeys: [] },
)
const rule = fc.record({
  match: fc.array(match, { minLength: 1, maxLength: 2 }),
  host: fc.constantFrom('v1', 'v2', 'cart'),
})
const rules = fc.array(rule, { maxLength: 4 })
const request = fc.record({
  method: fc.constantFrom('GET', 'POST', 'DELETE'),
  path: fc.constantFrom('/', '/a', '/b', '/ab', '/a/b', '/c'),
  headers: fc.constantFrom<NonNullable<Request['headers']>>(
    {},
    { x: '1' },
    { x: 'aa' },
    { x: ['1', 'a'] },
    { x: '' },
  ),
})

describe('for any two lists of rules', () => {
  const text = (all: { match: unknown[]; host: string }[]) =>
    all.map(it => `  - match: ${JSON.stringify(it.match)}\n${to(it.host)}`).join('')
  const workload = { namespace: 'default', labels: new Map([['app', 'front']]) }
  const write = (all: { match: unknown[]; host: string }[]) =>
    modelOf(gateway + services + (all.length > 0 ? shop(text(all)) : ''))

  it('a request that ends elsewhere belongs to a change, and every witness is one', () => {
    fc.assert(
      fc.property(rules, rules, fc.array(request, { minLength: 10, maxLength: 20 }), (old, now, requests) => {
        const [before, after] = [write(old), write(now)]
        const { changes, complete } = diffRouting(before, after)
        expect(complete).toBe(true)
        const ends = (it: Request) => [before, after].map(model => endOf(traceRequest(model, workload, it)))
        const told = new Set(changes.map(it => [it.before.end, it.after.end].join()))
        for (const it of changes) {
          expect(ends(it.request), formatRequest(it.request)).toEqual([it.before.end, it.after.end])
          expect(it.before.end, it.sentence).not.toBe(it.after.end)
        }
        for (const it of requests) {
          const [was, is] = ends({ port: 80, protocol: 'http', tls: 'none', host: 'shop.example.com', ...it })
          if (was !== is) expect(told.has([was, is].join()), `${JSON.stringify(it)} ${was} ${is}`).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })
})
