import { describe, expect, it } from 'vitest'
import { graphOf } from '../../testing/check-graph.ts'

describe('the words of a rule', () => {
  it.each([
    ['{ uri: { exact: /a }, method: { exact: GET } }', 'GET /a'],
    [
      '{ uri: { prefix: /reviews/ }, headers: { cookie: { exact: user=dev-123 } } }',
      '/reviews/*  cookie = user=dev-123',
    ],
    ['{ uri: { regex: "/v[12]/.*" } }', 'path ~ /v[12]/.*'],
    ['{ uri: { prefix: /a }, ignoreUriCase: true }', '/a* (any case)'],
    ['{ headers: { x-canary: {} } }', 'x-canary present'],
    ['{ headers: { x-user: { prefix: dev } } }', 'x-user = dev*'],
    ['{ withoutHeaders: { x-user: { regex: "a|b" }, x-old: {} } }', 'not x-user ~ a|b  x-old absent'],
    ['{ queryParams: { debug: { exact: "1" }, trace: {} } }', '?debug=1  ?trace'],
    [
      '{ authority: { exact: a.example.com }, scheme: { exact: https } }',
      'host = a.example.com  scheme = https',
    ],
    [
      '{ port: 8080, sourceLabels: { app: web }, sourceNamespace: shop }',
      'port 8080  from app=web  from namespace shop',
    ],
    ['{ gateways: [shop/public] }', 'via shop/public'],
    ['{}', 'everything'],
  ])('say %s as %s', (match, said) => {
    expect(rowOf(`http: [{ match: [${match}] }]`).matches).toEqual([said])
  })

  it('take a line for each alternative', () => {
    expect(rowOf('http: [{ match: [{ port: 1 }, { port: 2 }] }]').matches).toEqual(['port 1', 'port 2'])
  })

  it('name SNI hosts and subnets', () => {
    expect(
      rowOf('tls: [{ match: [{ sniHosts: [a.example.com, b.example.com], port: 443 }] }]').matches,
    ).toEqual(['SNI a.example.com, b.example.com  port 443'])
    expect(rowOf('tcp: [{ match: [{ destinationSubnets: [10.0.0.0/8] }] }]').matches).toEqual([
      'to 10.0.0.0/8',
    ])
  })

  it('count what else the rule does', () => {
    const row = rowOf(`http: [{ route: [{ destination: { host: a } }], timeout: 5s, retries: { attempts: 3 },
      rewrite: { uri: / }, fault: { abort: { httpStatus: 503, percentage: { value: 10 } } }, corsPolicy: {},
      headers: { request: { set: { x: y } } }, mirror: { host: b } }]`)

    expect(row.chips).toEqual([
      'rewrite /',
      'timeout 5s',
      'retries 3',
      'abort 503 10 %',
      'mirror',
      'cors',
      'headers',
    ])
    expect(row.action).toBeUndefined()
  })

  it('shorten what is too long for a line', () => {
    const [line] = rowOf(`http: [{ match: [{ uri: { exact: /${'x'.repeat(100_000)} } }] }]`).matches

    expect(line!.length).toBeLessThanOrEqual(160)
    expect(line).toMatch(/…$/)
  })
})

function rowOf(rules: string) {
  const graph = graphOf(`
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: shop }
spec: { hosts: [shop], ${rules} }
`)
  const node = graph.nodes.find(it => it.type === 'virtualService')!
  return node.rows[0]!
}
