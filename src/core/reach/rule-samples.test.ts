import { describe, expect, it } from 'vitest'
import { modelOf } from '../../testing/check-trace.ts'
import { ruleSamples } from './rule-samples.ts'

const shop = (rules: string) => `kind: Gateway
metadata: {name: front}
spec:
  selector: {app: front}
  servers:
  - {port: {number: 80, name: http, protocol: HTTP}, hosts: ['*.example.com']}
  - {port: {number: 27017, name: mongo, protocol: TCP}, hosts: ['*']}
---
kind: VirtualService
metadata: {name: shop}
spec:
  hosts: [a.example.com]
  gateways: [front]
${rules}`

function samples(rules: string, path: readonly (string | number)[] = ['spec', 'http', 0]): string[] {
  const place = { resource: 'VirtualService/default/shop', path }
  return ruleSamples(modelOf(shop(rules)), place).map(
    it =>
      `${it.hits ? 'hit ' : 'miss'} ${it.change || it.request.path}${it.hits ? '' : ` → ${it.takenBy?.words ?? it.end}`}`,
  )
}

describe('requests around a rule', () => {
  it('show what a prefix takes, and what it just misses', () => {
    const rules = `  http:
  - match: [{uri: {prefix: /api}}]
    route: [{destination: {host: api}}]
  - match: [{uri: {prefix: /a}}]
    route: [{destination: {host: a}}]
`
    expect(samples(rules)).toEqual([
      'hit  /api',
      'hit  method POST',
      'hit  path /api/',
      'hit  path /apix',
      'hit  path /api/x',
      'miss path /API → 404',
      'miss path /ap → rule 2 of shop',
    ])
  })

  it('take each condition in its turn', () => {
    const rules = `  http:
  - match: [{uri: {exact: /cart}, method: {exact: POST}, headers: {x-user: {prefix: dev}}, queryParams: {q: {exact: "1"}}}]
    route: [{destination: {host: api}}]
`
    const found = samples(rules)
    expect(found).toContain('hit  header x-user: devx')
    for (const it of ['path /cart/', 'method GET', 'without header x-user', 'without ?q'])
      expect(found).toContain(`miss ${it} → 404`)
  })

  it('change the connection where bytes are routed', () => {
    const rules = '  tcp: [{route: [{destination: {host: mongo, port: {number: 27017}}}]}]\n'
    expect(samples(rules, ['spec', 'tcp', 0])).toEqual([
      'hit  undefined',
      'hit  TLS, server name a.example.com',
    ])
  })

  it('are none for a rule that nothing reaches', () => {
    const rules = `  http:
  - route: [{destination: {host: a}}]
  - match: [{uri: {prefix: /api}}]
    route: [{destination: {host: api}}]
`
    expect(samples(rules, ['spec', 'http', 1])).toEqual([])
  })
})
