import { describe, expect, it } from 'vitest'
import { meshWorkload } from '../../testing/check-trace.ts'
import { gatewayWorkloads } from '../istio/gateway/gateway-workloads.ts'
import type { Model } from '../model/model.ts'
import { readModel } from '../model/read-model.ts'
import { parseRequest } from '../request/parse-request.ts'
import { endOf } from '../saved/saved-request.ts'
import { createSession } from '../session.ts'
import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import { traceFrom } from './request-source.ts'

const files = [
  {
    name: 'all.yaml',
    text: `
kind: Gateway
metadata: {name: gw, namespace: shop}
spec: {selector: {istio: ingressgateway}, servers: [{hosts: ["*"], port: {number: 80, name: http, protocol: HTTP}}]}
---
kind: VirtualService
metadata: {name: v, namespace: shop}
spec: {hosts: [reviews], gateways: [gw, mesh], http: [{route: [{destination: {host: reviews}}]}]}
---
kind: Service
metadata: {name: reviews, namespace: shop}
spec: {ports: [{port: 80, name: http}]}
`,
  },
]

function modelIn(settings: Partial<AnalysisSettings>, before?: Model): Model {
  return readModel(files, { ...defaultSettings, complete: true, ...settings }, before)
}

function endAt(model: Model, url: string, from?: string): string {
  const { request } = parseRequest(url)!
  const source = from
    ? ({ type: 'mesh', workload: meshWorkload(from) } as const)
    : gatewayWorkloads(model)[0]!
  const trace = traceFrom(model, source, request)
  return `${endOf(trace)} ${trace.clusters.map(it => `${it.name} ${it.exists}`)}`.trim()
}

describe('the domain of the cluster', () => {
  const ofCorp = 'reviews.shop.svc.corp.example:80 outbound|80||reviews.shop.svc.corp.example true'
  const corp = modelIn({ domain: 'corp.example' })

  it('completes short hosts on a gateway', () => {
    expect(endAt(corp, 'http://reviews.shop.svc.corp.example/')).toBe(ofCorp)
    expect(endAt(corp, 'http://reviews.shop.svc.cluster.local/')).toBe('404')
  })

  it.each(['reviews', 'reviews.shop', 'reviews.shop.svc', 'reviews.shop.svc.corp.example'])(
    'completes what a workload of the mesh calls: %s',
    called => {
      expect(endAt(corp, `http://${called}/`, 'shop')).toBe(ofCorp)
    },
  )

  it('is cluster.local unless it is set, whatever was computed with another one', () => {
    const usual = modelIn({}, corp)
    const end = 'reviews.shop.svc.cluster.local:80 outbound|80||reviews.shop.svc.cluster.local true'
    expect(endAt(usual, 'http://reviews.shop.svc.cluster.local/')).toBe(end)
    expect(endAt(usual, 'http://reviews/', 'shop')).toBe(end)
    expect(endAt(usual, 'http://reviews.shop.svc.corp.example/')).toBe('404')
  })

  it('is drawn anew when the setting changes', () => {
    const session = createSession()
    const hosts = (settings: AnalysisSettings) =>
      session.update(files, settings, []).graph.nodes.flatMap(it => ('host' in it ? it.host : []))
    expect(hosts(defaultSettings)).toContain('reviews.shop.svc.cluster.local')
    const now = hosts({ ...defaultSettings, domain: 'corp.example' })
    expect(now).toEqual(now.map(() => 'reviews.shop.svc.corp.example'))
    expect(hosts(defaultSettings)).not.toContain('reviews.shop.svc.corp.example')
  })
})

describe('the root namespace', () => {
  const rule = {
    name: 'rule.yaml',
    text: `
kind: DestinationRule
metadata: {name: all, namespace: mesh-root}
spec: {host: "*.svc.cluster.local", subsets: [{name: v1, labels: {version: v1}}]}
---
kind: VirtualService
metadata: {name: w, namespace: shop}
spec: {hosts: [w.example.com], gateways: [gw], http: [{route: [{destination: {host: reviews, subset: v1}}]}]}
`,
  }
  const linked = (settings: Partial<AnalysisSettings>, before?: Model) =>
    readModel([...files, rule], { ...defaultSettings, complete: true, ...settings }, before)

  it('is the one that is set, whatever was computed with another one', () => {
    const usual = linked({})
    expect(endAt(usual, 'http://w.example.com/')).toContain('svc.cluster.local false')
    const set = linked({ rootNamespace: 'mesh-root' }, usual)
    expect(endAt(set, 'http://w.example.com/')).toContain('svc.cluster.local true')
    expect(endAt(linked({}, set), 'http://w.example.com/')).toContain('svc.cluster.local false')
  })
})
