import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookinfo } from '../core/examples/bookinfo.ts'
import { readArguments } from './arguments.ts'
import { type TraceOptions, trace } from './trace.ts'

let folder: string
const path = (name: string) => join(folder, name)

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'drawbridge-'))
  for (const { name, text } of bookinfo.files) writeFileSync(path(name), text)
  writeFileSync(
    path('requests.yml'),
    `requests:
- name: reviews are split
  request: curl https://uk.bookinfo.com/reviews/1
  expect: reviews.prod 80%
- name: plain is redirected
  request: http://eu.bookinfo.com/
  expect: 301
`,
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

function run(options: Partial<TraceOptions>) {
  return trace({
    paths: bookinfo.files.map(it => path(it.name)),
    requests: [],
    requestFiles: [],
    gateway: undefined,
    gatewayNamespace: undefined,
    gatewayLabels: undefined,
    from: undefined,
    expect: undefined,
    coverage: false,
    failUnder: undefined,
    format: 'text',
    namespace: undefined,
    complete: false,
    ...options,
  })
}

describe('drawbridge trace', () => {
  it('says where a request goes, stage by stage', () => {
    const { output, exitCode } = run({ requests: ['curl https://uk.bookinfo.com/reviews/1'] })
    expect(exitCode).toBe(0)
    expect(output).toContain('reviews.prod.svc.cluster.local:9080 80%, reviews.qa.svc.cluster.local:443 20%')
    expect(output).toContain('route: Rule 2 of bookinfo-rule takes the request.')
  })

  it('ends with 0 where all expectations of a file are met, with 1 where one is missed', () => {
    expect(run({ requestFiles: [path('requests.yml')] })).toMatchObject({ exitCode: 0, complaints: [] })
    const { output, exitCode } = run({ requests: ['https://uk.bookinfo.com/'], expect: 'reviews.prod' })
    expect(exitCode).toBe(1)
    expect(output).toContain('MISS https://uk.bookinfo.com/: 404 (expected reviews.prod)')
  })

  it('writes JSON and JUnit', () => {
    const requests = ['https://uk.bookinfo.com/?<x>']
    expect(JSON.parse(run({ requests, format: 'json' }).output).requests[0]).toMatchObject({
      status: 'open',
      end: '404',
      seen: '404 NR route_not_found',
    })
    const { output } = run({ requests, expect: 'reviews', format: 'junit' })
    expect(output).toContain('tests="1" failures="1"')
    expect(output).toContain('name="https://uk.bookinfo.com/?&lt;x&gt;"')
  })

  it('says which rules no request ends at, and ends with 1 where that are too many', () => {
    const requests = ['curl https://uk.bookinfo.com/reviews/1']
    const { output, exitCode } = run({ requests, coverage: true })
    expect(exitCode).toBe(0)
    expect(output).toMatch(/^no request {2}Rule 1 of .*bookinfo-rule \(.*\.yaml\)$/m)
    expect(output).toMatch(/^1 of \d+ rules covered by saved requests/m)
    expect(output).not.toMatch(/^no request {2}Rule 2 of .*bookinfo-rule/m)
    const under = run({ requests, coverage: true, failUnder: 99, format: 'junit' })
    expect(under.exitCode).toBe(1)
    expect(under.output).toMatch(/<failure type="coverage" message="[^"]*less than 99 %"/)
    const { coverage } = JSON.parse(run({ requests, coverage: true, failUnder: 0, format: 'json' }).output)
    expect(coverage.rules).toBe(coverage.uncovered.length + 1)
    expect(run({ requests, coverage: true, failUnder: coverage.percent }).exitCode).toBe(0)
  })

  it('reads the test cases of istio-config-validator, by HTTPS or as the files serve them', () => {
    writeFileSync(
      path('cases.yaml'),
      `testCases:
- description: reviews are split
  wantMatch: true
  request: {authority: [uk.bookinfo.com], method: [GET, POST], uri: [/reviews/1]}
  route:
  - {destination: {host: reviews.prod.svc.cluster.local}, weight: 80}
  - {destination: {host: reviews.qa.svc.cluster.local}, weight: 20}
- description: nothing else goes there
  wantMatch: false
  request: {authority: [uk.bookinfo.com], method: [GET], uri: [/]}
  route:
  - destination: {host: reviews.prod.svc.cluster.local}
- description: and this is wrong
  wantMatch: true
  request: {authority: [uk.bookinfo.com], method: [GET], uri: [/]}
  route:
  - destination: {host: reviews.prod.svc.cluster.local}
`,
    )
    const { output, exitCode } = run({ requestFiles: [path('cases.yaml')] })
    expect(output.split('\n').filter(it => /^(ok|MISS|FAIL)/.test(it))).toEqual([
      expect.stringMatching(/^ok {3}reviews are split: GET uk.bookinfo.com\/reviews\/1: reviews.prod/),
      expect.stringMatching(/^ok {3}reviews are split: POST/),
      expect.stringMatching(/^ok {3}nothing else goes there/),
      expect.stringMatching(/^MISS and this is wrong: .* \(expected reviews.prod.svc.cluster.local 100%\)$/),
    ])
    expect(exitCode).toBe(1)
  })

  it('sends a test case by plain HTTP where only that leads to its host', () => {
    writeFileSync(
      path('plain.yaml'),
      `kind: Gateway
metadata: {name: gw}
spec: {selector: {istio: ingressgateway}, servers: [{hosts: ["*"], port: {number: 80, name: http, protocol: HTTP}}]}
---
kind: VirtualService
metadata: {name: v}
spec:
  hosts: [old.example.com]
  gateways: [gw]
  http: [{route: [{destination: {host: adm}}]}]
`,
    )
    writeFileSync(
      path('plain-cases.yaml'),
      `testCases:
- {wantMatch: true, request: {authority: [old.example.com]}, route: [{destination: {host: adm}}]}
`,
    )
    const { output, exitCode } = run({
      paths: [path('plain.yaml')],
      requestFiles: [path('plain-cases.yaml')],
      format: 'json',
    })
    expect(exitCode).toBe(0)
    expect(JSON.parse(output).requests[0].request).toBe('curl http://old.example.com/')
  })

  it('counts what cannot be read among the errors of JUnit', () => {
    const { output } = run({
      requestFiles: [path('none.yaml')],
      requests: ['https://uk.bookinfo.com/'],
      format: 'junit',
    })
    expect(output).toContain('tests="2" failures="0" errors="1"')
    expect(output).toMatch(/<error type="unreadable" message="[^"]*none.yaml: no such file/)
  })

  it('ends with 1 for what is no request, with 2 for what cannot be read', () => {
    expect(run({ requests: ['hello'] }).exitCode).toBe(1)
    expect(run({ requestFiles: [path('missing.yaml')] }).exitCode).toBe(2)
    expect(run({ requestFiles: [path('gateway.yaml')] }).exitCode).toBe(2)
  })

  it.each(['requests: []\n', 'testCases: []\n', '[]\n'])(
    'says of %j that there is nothing to trace',
    text => {
      writeFileSync(path('empty.yaml'), text)
      const { complaints, exitCode } = run({ requestFiles: [path('empty.yaml')] })
      expect([complaints, exitCode]).toEqual([[`${path('empty.yaml')}: no requests to trace`], 2])
    },
  )

  it('gives path and Host after a rewrite', () => {
    writeFileSync(
      path('rewrite.yaml'),
      `kind: Gateway
metadata: {name: gw}
spec: {selector: {istio: ingressgateway}, servers: [{hosts: ["*"], port: {number: 80, name: http, protocol: HTTP}}]}
---
kind: VirtualService
metadata: {name: v}
spec:
  hosts: [old.example.com]
  gateways: [gw]
  http:
  - match: [{uri: {prefix: /a/}}]
    rewrite: {uriRegexRewrite: {match: "^/a/([^/]+)/(.*)$", rewrite: '/\\2/\\1'}, authority: new.example.com}
    route: [{destination: {host: adm}}]
  - match: [{uri: {prefix: /}}]
    rewrite: {uri: /adm}
    route: [{destination: {host: adm}}]
`,
    )
    const upstream = (request: string) =>
      JSON.parse(run({ paths: [path('rewrite.yaml')], requests: [request], format: 'json' }).output)
        .requests[0].upstream
    expect(upstream('http://old.example.com/other?x=1')).toEqual({
      path: '/admother?x=1',
      host: 'old.example.com',
    })
    expect(upstream('http://old.example.com/a/b/c')).toEqual({ path: '/c/b', host: 'new.example.com' })
    const { output } = run({ paths: [path('rewrite.yaml')], requests: ['http://old.example.com/other'] })
    expect(output).toContain('upstream: path /admother, Host old.example.com')
  })

  it('names the workload it takes the gateway for, and takes the one that is named', () => {
    const shop = (more: string) => `kind: Gateway
metadata: {name: gw, namespace: shop}
spec: {selector: {istio: ingressgateway}, servers: [{hosts: ["./shop.example.com"], port: {number: 80, name: http, protocol: HTTP}}]}
---
kind: VirtualService
metadata: {name: shop, namespace: shop}
spec:
  hosts: [shop.example.com]
  exportTo: ["."]
  gateways: [gw]
  http: [{route: [{destination: {host: web.shop.svc.cluster.local, port: {number: 80}}}]}]
${more}`
    const deployment = `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ing, namespace: shop}
spec: {template: {metadata: {labels: {istio: ingressgateway}}}}
`
    writeFileSync(path('assumed.yaml'), shop(''))
    writeFileSync(path('told.yaml'), shop(deployment))
    const requests = ['http://shop.example.com/']
    const assumed = run({ paths: [path('assumed.yaml')], requests }).output
    expect(assumed).toContain('gateway: istio=ingressgateway in istio-system, which is assumed')
    expect(assumed).toContain('its exportTo (.) leaves out namespace istio-system')
    const told = run({ paths: [path('told.yaml')], requests }).output
    expect(told).toContain('gateway: istio=ingressgateway in shop, by Deployment shop/ing.')
    expect(told).toContain('web.shop.svc.cluster.local:80')
    const named = run({ paths: [path('assumed.yaml')], requests, gatewayNamespace: 'shop', format: 'json' })
    expect(JSON.parse(named.output).requests[0]).toMatchObject({
      end: 'web.shop.svc.cluster.local:80',
      runs: 'you',
    })
    const words = [
      'trace',
      'a.yaml',
      '--request',
      'x',
      '--gateway-namespace=shop',
      '--gateway-labels',
      'a=b,c=d',
    ]
    expect(readArguments(words)).toMatchObject({
      gatewayNamespace: 'shop',
      gatewayLabels: new Map([
        ['a', 'b'],
        ['c', 'd'],
      ]),
    })
    expect(readArguments([...words, '--gateway-labels', 'x']).command).toBe('wrong')
  })

  it('takes the files for all there is where they are said to be', () => {
    const requests = ['http://reviews.prod.svc.cluster.local:9080/reviews/1']
    const end = (complete: boolean) => run({ requests, from: 'prod app=web', complete }).output
    expect(end(false)).toContain('reviews.qa.svc.cluster.local:9080 20%')
    expect(end(true)).toContain('PassthroughCluster')
    expect(readArguments(['trace', 'a.yaml', '--request', 'x', '--complete'])).toMatchObject({
      complete: true,
    })
  })

  it('traces calls between services from the workload that is named', () => {
    const requests = ['http://reviews.prod.svc.cluster.local:9080/reviews/1']
    const { output, exitCode } = run({
      requests,
      from: 'prod app=web',
      expect: 'reviews.prod 80%',
      format: 'json',
    })
    expect(exitCode).toBe(0)
    expect(JSON.parse(output).requests[0]).toMatchObject({ status: 'met', from: 'app=web in prod' })
    writeFileSync(
      path('mesh.yml'),
      `- request: http://reviews:9080/reviews/1
  from: prod
  expect: reviews.prod
- request: http://reviews:9080/reviews/1
  from: { namespace: other, labels: { app: web } }
  expect: PassthroughCluster
- request: http://uk.bookinfo.com/
  expect: 301
`,
    )
    expect(run({ requestFiles: [path('mesh.yml')] })).toMatchObject({ exitCode: 0, complaints: [] })
    expect(run({ requests, from: 'prod app', expect: 'reviews.prod' }).exitCode).toBe(1)
  })

  it('takes the caller by namespace and labels', () => {
    const words = (...more: string[]) => readArguments(['trace', 'a.yaml', '--request', 'http://x/', ...more])
    expect(words('--from-namespace', 'shop', '--from-labels=app=web,v=1')).toMatchObject({
      from: 'shop app=web,v=1',
    })
    expect(words('--from-namespace', 'shop')).toMatchObject({ from: 'shop' })
    for (const it of [
      ['--from-labels', 'a=b'],
      ['--from-namespace', 'shop', '--from-labels', 'web'],
      ['--from-namespace', 'shop', '--gateway', 'a=b'],
    ])
      expect(words(...it).command).toBe('wrong')
  })

  it('is asked for with its options in any order', () => {
    const words = ['trace', '--request', 'curl -H "a: b" http://x.example.com', 'a.yaml', '--expect=404']
    expect(readArguments(words)).toMatchObject({ command: 'trace', paths: ['a.yaml'], expect: '404' })
    expect(readArguments(['trace', 'a.yaml']).command).toBe('wrong')
    expect(readArguments(['trace', '--request', 'x']).command).toBe('wrong')
  })
})
