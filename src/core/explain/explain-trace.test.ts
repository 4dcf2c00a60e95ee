import { describe, expect, it } from 'vitest'
import { checkTrace, explain, modelOf } from '../../testing/check-trace.ts'
import { recording } from '../../testing/recordings.ts'
import { bookinfo } from '../examples/bookinfo.ts'
import { mongo } from '../examples/mongo.ts'
import type { Request } from '../request/request.ts'
import { traceRequest } from '../trace/trace-request.ts'
import { explainRequest } from './explain-trace.ts'
import type { StageName } from './explanation.ts'

const gateways = bookinfo.files.map(it => it.text).join('---\n')
const withMongo = [...bookinfo.files, ...mongo.files.filter(it => it.name !== 'gateway.yaml')]
  .map(it => it.text)
  .join('---\n')

const split = 'reviews.prod.svc.cluster.local:9080 80 %, reviews.qa.svc.cluster.local:'

describe("Istio's gateway example", () => {
  it('redirects port 80 to https', () => {
    checkTrace(
      gateways,
      'curl http://uk.bookinfo.com/reviews/1',
      '80 HTTP of my-gateway → uk.bookinfo.com → httpsRedirect of my-gateway → 301 → https://uk.bookinfo.com/reviews/1',
    )
  })

  it.each([
    ['curl https://uk.bookinfo.com/reviews/1', '443'],
    ['curl https://uk.bookinfo.com:9443/reviews/1', '9443'],
    ['curl http://uk.bookinfo.com:9080/reviews/1', '9080'],
  ])('splits %s 80 to 20', (request, port) => {
    const { title, verdict } = explain(gateways, request)
    expect(title).toBe(`${split}${port} 20 %`)
    expect(verdict).toBe('arrived')
  })

  it('sends the cookie of the developer to port 7777 of qa', () => {
    const { title, stages } = explain(gateways, 'curl https://eu.bookinfo.com/x -b user=dev-123')
    expect(title).toBe('reviews.qa.svc.cluster.local:7777')
    expect(stages.map(it => it.name)).toEqual([
      'listener',
      'filterChain',
      'tls',
      'virtualHost',
      'route',
      'action',
    ])
  })

  it('says of each rule which condition failed, and where it is written', () => {
    const { stages, seen, verdict } = explain(gateways, 'curl https://uk.bookinfo.com/ratings')
    expect([seen, verdict]).toEqual(['404 NR route_not_found', 'stopped'])
    expect(stages.at(-1)?.candidates.slice(0, 2)).toEqual([
      {
        place: {
          resource: 'VirtualService/bookinfo-namespace/bookinfo-rule',
          path: ['spec', 'http', 0, 'match', 0, 'headers', 'cookie'],
        },
        label: 'Rule 1 of bookinfo-rule: header cookie exact user=dev-123',
        taken: false,
        why: 'Header cookie: wanted exact user=dev-123, found none.',
      },
      {
        place: {
          resource: 'VirtualService/bookinfo-namespace/bookinfo-rule',
          path: ['spec', 'http', 1, 'match', 0, 'uri'],
        },
        label: 'Rule 2 of bookinfo-rule: path prefix /reviews/',
        taken: false,
        why: 'Path: wanted prefix /reviews/, found /ratings.',
      },
    ])
  })

  it('does not reach the mongo rule for 27017 through 2379, and says why', () => {
    const { outcome, stages } = explain(withMongo, 'tcp://mongo.example.com:2379')
    expect(outcome).toBe('no_listener')
    expect(stages[0]?.candidates.map(it => it.why)).toContain(
      "It asks for port 27017; this server's port is 2379.",
    )
  })
})

const front = (servers: string) => `kind: Gateway
metadata: {name: front}
spec:
  selector: {app: front}
  servers:
${servers}`

const shop = `---
kind: VirtualService
metadata: {name: shop}
spec:
  hosts: [shop.example.com]
  gateways: [front]
  http:
  - route: [{destination: {host: cart}}]
`

const https = `  - port: {number: 443, name: https, protocol: HTTPS}
    hosts: [shop.example.com]
    tls: {mode: MUTUAL, credentialName: shop}
`

describe('a stop', () => {
  it.each([
    ['curl http://shop.example.com:8080/', 'connection refused', 'listener'],
    ['curl http://shop.example.com:443/', 'NR filter_chain_not_found', 'filterChain'],
    ['curl https://other.example.com/', 'NR filter_chain_not_found', 'filterChain'],
    ['curl https://shop.example.com/', 'TLS alert: certificate required', 'tls'],
    [
      'curl --cert me.pem --resolve shop.example.com:443:192.0.2.1 -H "Host: other.example.com" https://shop.example.com/',
      '404 NR route_not_found',
      'virtualHost',
    ],
    ['curl --cert me.pem -X get --http1.1 https://shop.example.com/', '400 DPE', 'request'],
  ])('%s is %s', (request, seen, stage) => {
    const explanation = explain(front(https) + shop, request)
    expect(explanation.seen).toBe(seen)
    expect(explanation.advice).toBeTruthy()
    expect(explanation.stages.find(it => it.verdict === 'stopped')?.name).toBe(stage)
  })

  it('names a VirtualService for the host that does not belong to the gateway', () => {
    const other = shop.replace('[front]', '[back]')
    const plain = '  - port: {number: 80, name: http, protocol: HTTP}\n    hosts: ["*"]\n'
    const { stages } = explain(front(plain) + other, 'http://shop.example.com/')
    expect(stages.at(-1)?.candidates).toEqual([
      {
        place: { resource: 'VirtualService/default/shop', path: [] },
        label: 'VirtualService shop',
        taken: false,
        why: 'shop does not name front among its gateways.',
      },
    ])
  })

  it('says which server Istio leaves out, and for which other', () => {
    const plain = '  - port: {number: 443, name: http, protocol: HTTP}\n    hosts: ["*"]\n'
    const { stages } = explain(front(plain + https) + shop, 'https://shop.example.com/')
    expect(stages[0]?.candidates.map(it => it.why)).toContain(
      'Istio drops it: server 443 HTTP of front has the port, with a protocol that cannot share it.',
    )
  })
})

const vectors = recording('conformance/routes.jsonl.gz')

/** The stage that has to be the stopping one, for each recorded outcome that is a stop. */
const stops: Readonly<Record<string, readonly StageName[]>> = {
  no_listener: ['listener'],
  listener_rejected: ['listener'],
  no_filter_chain: ['filterChain'],
  tls_error: ['tls'],
  protocol_error: ['tls'],
  invalid_request: ['request'],
  no_virtual_host: ['virtualHost'],
  not_found: ['virtualHost', 'route'],
}

describe.skipIf(!vectors.isThere)('the recorded requests', () => {
  it('are all explained, each with the outcome that was recorded and the stage that stopped it', () => {
    for (const line of vectors.lines()) {
      const given = JSON.parse(line) as {
        id: string
        yaml: string
        gatewayLabels: Record<string, string>
        gatewayNamespace: string
        requests: (Request & { id: string; expect: { outcome: string } })[]
      }
      const model = modelOf(given.yaml)
      const workload = {
        namespace: given.gatewayNamespace,
        labels: new Map(Object.entries(given.gatewayLabels ?? {})),
      }
      for (const request of given.requests) {
        const name = `${given.id} ${request.id}`
        const { outcome, stages, seen, advice } = explainRequest(model, workload, request)
        expect(outcome, name).toBe(request.expect.outcome)
        expect(seen, name).not.toBe('')
        const stopping = stages.filter(it => it.verdict === 'stopped').map(it => it.name)
        const wanted = stops[outcome]
        if (wanted) {
          expect(stopping, name).toHaveLength(1)
          expect(wanted, name).toContain(stopping[0])
          expect(advice, name).toBeTruthy()
        } else expect(traceRequest(model, workload, request).clusters.length && stopping.length, name).toBe(0)
        for (const it of stages.flatMap(stage => stage.candidates)) {
          expect(it.why, name).not.toBe('')
          if (it.place)
            expect(
              model.resources.some(one => one.id === it.place?.resource),
              name,
            ).toBe(true)
        }
      }
    }
  }, 60_000)
})
