import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readRequestFile } from '../core/saved/request-file.ts'
import { readArguments } from './arguments.ts'
import { type ReachOptions, reach } from './reach.ts'
import { type TraceOptions, trace } from './trace.ts'

const shop = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: front, namespace: shop}
spec:
  selector: {istio: ingressgateway}
  servers:
  - port: {number: 80, name: http, protocol: HTTP}
    hosts: [shop.example.com]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop, namespace: shop}
spec:
  hosts: [shop.example.com]
  gateways: [front]
  http:
  - name: cart
    match: [{uri: {prefix: /cart}}]
    route: [{destination: {host: cart, port: {number: 8080}}}]
  - match: [{uri: {prefix: /cart/old}}]
    route: [{destination: {host: old, port: {number: 8080}}}]
  - route: [{destination: {host: web, port: {number: 8080}}}]
`

let folder: string
const path = (name: string) => join(folder, name)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-'))
  writeFileSync(path('shop.yaml'), shop)
})
afterEach(() => rmSync(folder, { recursive: true }))

function run(...words: string[]) {
  return reach(readArguments(['reach', path('shop.yaml'), ...words]) as { command: 'reach' } & ReachOptions)
}

function traceWith(...words: string[]) {
  return trace(readArguments(['trace', path('shop.yaml'), ...words]) as { command: 'trace' } & TraceOptions)
}

describe('drawbridge reach', () => {
  it('gives a request for each rule, or why there is none', () => {
    const { output, exitCode } = run()
    expect(exitCode).toBe(0)
    expect(output).toBe(`Rule 1 (cart) of shop/shop:
    curl http://shop.example.com/cart
    ends: cart.shop.svc.cluster.local:8080
Rule 2 of shop/shop: no request ends here. Rule 1 (cart) of shop is tried before it and takes everything it would take (path prefix /cart).
Rule 3 of shop/shop:
    curl http://shop.example.com/
    ends: web.shop.svc.cluster.local:8080
`)
    const { rules } = JSON.parse(run('--format', 'json').output)
    expect(rules.map((it: { verdict: string }) => it.verdict)).toEqual(['reached', 'dead', 'reached'])
    expect(rules[0].path).toEqual(['spec', 'http', 0])
  })

  it('writes them as saved requests that end where they do now', () => {
    const file = path('requests.yaml')
    expect(run('--write', file).output).toContain(`Wrote 2 requests to ${file}.`)
    expect(readRequestFile(readFileSync(file, 'utf8'))?.map(it => it.name)).toEqual([
      'Rule 1 (cart) of shop/shop',
      'Rule 3 of shop/shop',
    ])
    const traced = traceWith('--requests', file, '--fail-under', '66')
    expect(traced.exitCode).toBe(0)
    expect(traced.output).toContain('2 of 3 rules covered by saved requests (66.6 %)')
    expect(traceWith('--requests', file, '--fail-under', '66.7').exitCode).toBe(1)
  })

  it('goes on with a file for the rules that it does not cover, and leaves what is there', () => {
    const file = path('requests.yaml')
    const mine = '# Ours.\nrequests:\n- http://shop.example.com/cart/1 # a cart\n'
    writeFileSync(file, mine)
    expect(run('-w', file).output).toContain(
      'Rule 1 (cart) of shop/shop: covered by http://shop.example.com/cart/1',
    )
    const text = readFileSync(file, 'utf8')
    expect(text.startsWith(mine)).toBe(true)
    expect(readRequestFile(text)?.map(it => it.name)).toEqual([
      'http://shop.example.com/cart/1',
      'Rule 3 of shop/shop',
    ])
    run('-w', file)
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  it.each(['kind: Gateway\n', '', 'testCases: [{request: {authority: [a], method: [GET], uri: [/]}}]\n'])(
    'leaves a file alone that is none of saved requests: %j',
    text => {
      const file = path('other.yaml')
      writeFileSync(file, text)
      const { exitCode, complaints } = run('--write', file)
      expect(exitCode).toBe(2)
      expect(complaints).toEqual([expect.stringContaining('Name another file.')])
      expect(readFileSync(file, 'utf8')).toBe(text)
    },
  )

  it('ends with 2 where there is nothing to read', () => {
    expect(
      reach({ paths: [path('none')], format: 'text', write: undefined, namespace: undefined }).exitCode,
    ).toBe(2)
  })
})
