import { describe, expect, it } from 'vitest'
import { explainMesh, meshWorkload, modelOf, wayOf } from '../../testing/check-trace.ts'
import { manyResources } from '../../testing/many-resources.ts'
import { service, to, virtualService } from '../../testing/mesh-files.ts'
import { bookinfo } from '../examples/bookinfo.ts'
import { examples } from '../examples/index.ts'
import { fixesForStop } from '../fixes/fixes-for-stop.ts'
import { identifyFiles } from '../model/locate.ts'
import { linkModel } from '../model/model.ts'
import { parseRequest } from '../request/parse-request.ts'
import { defaultSettings } from '../settings.ts'
import { traceFrom } from '../trace/request-source.ts'
import { explainFrom } from './explain-trace.ts'

const text = (files: readonly { readonly text: string }[]) => files.map(it => it.text).join('---\n')

const why = (yaml: string, from: string, request: string, stage: string, label: RegExp) => {
  const { stages } = explainMesh(yaml, from, request)
  return stages.find(it => it.name === stage)?.candidates.find(it => label.test(it.label))?.why
}

describe('a call between services', () => {
  it('is told from the listener to its destinations', () => {
    const request = 'http://reviews.prod.svc.cluster.local:9080/reviews/1'
    const explanation = explainMesh(text(bookinfo.files), 'edge', request)
    expect(explanation.stages.map(it => it.name)).toEqual([
      'sidecar',
      'listener',
      'virtualHost',
      'route',
      'action',
    ])
    expect(wayOf(explanation)).toBe(
      'reviews.prod.svc.cluster.local → reviews.prod.svc.cluster.local, reviews.prod.svc and reviews.prod → ' +
        'Rule 2 of bookinfo-rule: path prefix /reviews/ → ' +
        'reviews.prod.svc.cluster.local:9080 80 %, reviews.qa.svc.cluster.local:9080 20 %',
    )
    expect(explanation.path).toMatchObject({ mesh: true, domain: 'reviews.prod.svc.cluster.local' })
  })

  it('names the VirtualServices for its host that are not used, each with the reason', () => {
    const rule = (spec: string, namespace = 'shop') =>
      service('cart') + virtualService('other', spec, namespace)
    const reason = (yaml: string, request = 'http://cart/') =>
      why(yaml, 'shop', request, 'virtualHost', /^VirtualService other$/)
    const http = to('cart')
    expect(reason(rule(`{hosts: [cart], gateways: [public], http: ${http}}`))).toBe(
      'It is for gateways only: mesh is not one of its gateways.',
    )
    expect(
      reason(rule(`{hosts: [cart.shop.svc.cluster.local], exportTo: ["."], http: ${http}}`, 'edge')),
    ).toBe('It is not exported to namespace shop.')
    expect(
      reason(
        rule(
          '{hosts: [cart], http: [{match: [{sourceNamespace: edge}], route: [{destination: {host: cart}}]}]}',
        ),
      ),
    ).toBe('It has no HTTP rule for port 80 and this workload.')
    expect(
      reason(
        virtualService('older', `{hosts: [cart], http: ${http}}`) + rule(`{hosts: [cart], http: ${http}}`),
      ),
    ).toBe('older has the same host and comes first; their rules are never combined.')
    const more = service('cart', 'shop', '[{port: 8080, name: http}]')
    expect(
      reason(
        more + virtualService('other', `{hosts: [a.example.com], http: ${http}}`),
        'http://a.example.com:8080/',
      ),
    ).toBe(
      'None of its hosts is a service with HTTP on port 8080; hosts that are not services count only on port 80.',
    )
  })

  it('from a namespace in ambient mode says that the way is that of a sidecar', () => {
    const named = `---
kind: Namespace
metadata: {name: shop, labels: {istio.io/dataplane-mode: ambient}}
`
    const sentence = (yaml: string) => explainMesh(yaml, 'shop', 'http://pay.bank/').stages[0]?.sentence
    expect(sentence(service('pay', 'bank') + named)).toMatch(/^shop is in ambient mode/)
    expect(sentence(service('pay', 'bank'))).not.toMatch(/ambient/)
  })

  it('says which Sidecar counts, and which of its hosts leave the service out', () => {
    const yaml =
      service('pay', 'bank') +
      `---
kind: Sidecar
metadata: {name: default, namespace: shop}
spec: {egress: [{hosts: ["./*"], bind: 127.0.0.1}], outboundTrafficPolicy: {mode: REGISTRY_ONLY}}
---
kind: Sidecar
metadata: {name: web, namespace: shop}
spec: {workloadSelector: {labels: {app: web}}}
`
    const { stages, seen, advice } = explainMesh(yaml, 'shop', 'http://pay.bank/')
    expect(stages[0]).toMatchObject({
      sentence:
        'Sidecar default says what a workload of shop reaches. pay.bank.svc.cluster.local is not included. Calls to anything else are refused (REGISTRY_ONLY). Ignored here: bind of the Sidecar.',
    })
    expect(stages[0]?.candidates).toEqual([
      {
        place: { resource: 'Sidecar/shop/default', path: [] },
        label: 'Sidecar default of shop',
        taken: true,
        why: 'It is for every workload of its namespace.',
      },
      {
        place: { resource: 'Sidecar/shop/web', path: ['spec', 'workloadSelector'] },
        label: 'Sidecar web of shop',
        taken: false,
        why: 'Its selector asks for app=web.',
      },
      {
        place: { resource: 'Sidecar/shop/default', path: ['spec', 'egress', 0] },
        label: 'egress 1: ./*',
        taken: false,
        why: 'None of its hosts covers bank/pay.bank.svc.cluster.local.',
      },
    ])
    expect(seen).toBe('connection closed, UH no_healthy_upstream')
    expect(advice).toContain('Let the egress hosts of the Sidecar cover pay.bank')
  })

  it.each([
    ['http://cart/', '404 NR route_not_found', 'route'],
    ['http://cart:81/', 'the answer of that address, or 502 where there is none', undefined],
    ['curl -X get --http1.1 http://cart/a', '400 DPE', 'request'],
  ])('%s is %s', (request, seen, stage) => {
    const yaml =
      service('cart') +
      virtualService(
        'cart',
        '{hosts: [cart], http: [{match: [{uri: {prefix: /a}}], route: [{destination: {host: cart}}]}]}',
      )
    const explanation = explainMesh(yaml, 'shop', request)
    expect(explanation.seen).toBe(seen)
    expect(explanation.stages.find(it => it.verdict === 'stopped')?.name).toBe(stage)
  })

  it('to a bare name of another namespace says by which name the service is called from there', () => {
    expect(explainMesh(service('cart'), 'edge', 'http://cart/').advice).toContain('is called cart.shop;')
  })

  it('that stops has ways out, each tried as a call between services', () => {
    const rule =
      '{hosts: [cart], http: [{match: [{uri: {prefix: /a/}}], route: [{destination: {host: cart}}]}]}'
    const files = [{ name: 'all.yaml', text: service('cart') + virtualService('cart', rule) }]
    const settings = defaultSettings
    const model = linkModel(
      identifyFiles(files, settings).flatMap(it => it.resources),
      settings,
    )
    const { request } = parseRequest('http://cart/a')!
    const workload = meshWorkload('shop')
    const trace = traceFrom(model, { type: 'mesh', workload }, request)
    const fixes = fixesForStop({ files, settings, model, workload, request, trace })
    expect(fixes[0]).toMatchObject({ end: 'cart.shop.svc.cluster.local:80', solves: true, type: 'edit' })
  })

  it('says of a port that the service does not have which it has', () => {
    expect(why(service('cart'), 'shop', 'http://cart:81/', 'listener', /cart/)).toBe(
      'It has the ports 80, not 81.',
    )
  })
})

describe('every request from every namespace', () => {
  const sources = [...examples.map(it => text(it.files)), text(manyResources(60))]
  it.each(sources.map((it, i) => [i, it] as const))(
    'is traced and explained through example %s',
    (_, yaml) => {
      const model = modelOf(yaml)
      const hosts = new Set(['x.example.com', '', '10.0.0.1', '[::1]', '*'])
      for (const it of model.resources) {
        hosts.add(it.name)
        for (const host of Array.isArray(it.spec.hosts) ? it.spec.hosts : []) hosts.add(String(host))
      }
      const namespaces = new Set(['', 'other', ...model.resources.map(it => it.namespace)])
      for (const namespace of namespaces)
        for (const host of hosts)
          for (const port of [80, 443, 9080, 27017])
            for (const [protocol, tls] of [
              ['http', 'none'],
              ['http2', 'TLS'],
              ['tcp', 'none'],
              ['tcp', 'mTLS'],
            ] as const) {
              const source = {
                type: 'mesh',
                workload: { namespace, labels: new Map([['app', 'web']]) },
              } as const
              const { stages, title, seen, verdict, advice } = explainFrom(model, source, {
                port,
                protocol,
                tls,
                host,
                path: '/a',
              })
              const name = `${namespace} ${protocol} ${tls} ${host}:${port}`
              expect(title && seen, name).not.toBe('')
              const stopped = stages.filter(it => it.verdict === 'stopped')
              expect(
                stopped.length <= 1 &&
                  stages.indexOf(stopped[0]!) === (stopped.length ? stages.length - 1 : -1),
                name,
              ).toBe(true)
              if (verdict === 'stopped') expect(advice, name).toBeTruthy()
              for (const it of stages.flatMap(stage => stage.candidates)) {
                expect(it.label && it.why, name).not.toBe('')
                if (it.place)
                  expect(
                    model.resources.some(one => one.id === it.place?.resource),
                    name,
                  ).toBe(true)
              }
            }
    },
  )
})
