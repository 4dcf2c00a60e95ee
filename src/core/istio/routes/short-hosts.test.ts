import { describe, expect, it } from 'vitest'
import { explain, modelOf } from '../../../testing/check-trace.ts'
import { gatewayLinks } from '../../model/binding.ts'

const files = (
  serverHost: string,
  host: string,
  server = '{number: 80, name: http, protocol: HTTP}',
  rule = 'http',
) => `
kind: Gateway
metadata: {name: gw, namespace: shop}
spec: {selector: {istio: ingressgateway}, servers: [{hosts: ["${serverHost}"], port: ${server}}]}
---
kind: VirtualService
metadata: {name: v, namespace: shop}
spec: {hosts: ["${host}"], gateways: [gw], ${rule}: [{route: [{destination: {host: web, port: {number: 80}}}]}]}
`
const full = 'reviews.shop.svc.cluster.local'

describe('a short host on a gateway', () => {
  it.each([
    // The server's host, that of the VirtualService, the Host of a request, and whether a rule takes it.
    ['*', 'reviews', 'reviews', false],
    ['*', 'reviews', full, true],
    ['*.svc.cluster.local', 'reviews', full, true],
    ['shop/*.svc.cluster.local', 'reviews', full, true],
    [full, 'reviews', full, true],
    ['reviews', 'reviews', 'reviews', false],
    ['*.example.com', 'reviews', full, false],
    ['*', '*reviews', `x${full}`, true],
    ['*', '*', 'reviews', true],
    ['reviews.example.com', '*', 'reviews.example.com', true],
    ['*', '10.0.0.1', '10.0.0.1', true],
  ])('of a server for %s and a VirtualService for %s: Host %s', (serverHost, host, asked, isTaken) => {
    const { verdict } = explain(files(serverHost, host), `http://${asked}/`)
    expect(verdict).toBe(isTaken ? 'arrived' : 'stopped')
  })

  it.each([
    ['*.svc.cluster.local', 'reviews', true],
    ['reviews', 'reviews', false],
  ])('is bound as it is routed: %s and %s', (serverHost, host, bound) => {
    const model = modelOf(files(serverHost, host))
    const [link] = gatewayLinks(model, model.find('VirtualService', 'shop', 'v')!)
    expect(link?.bindings[0]).toMatchObject(
      bound ? { bound, hosts: [full] } : { bound, message: expect.stringContaining(`as ${full}`) },
    )
  })

  it('counts for TCP as well', () => {
    const tcp = '{number: 80, name: tcp, protocol: TCP}'
    expect(explain(files('*.svc.cluster.local', 'reviews', tcp, 'tcp'), 'tcp://x:80').verdict).toBe('arrived')
    expect(explain(files('reviews', 'reviews', tcp, 'tcp'), 'tcp://x:80').outcome).toBe('no_listener')
  })

  it('that is asked for by its short name is told why it is not found', () => {
    const { stages } = explain(
      files('*', 'reviews') +
        files('*', 'a.example.com').replaceAll('name: v,', 'name: w,').slice(files('*', '').indexOf('---')),
      'http://reviews/',
    )
    expect(stages.at(-1)?.sentence).toContain(`Istio reads the host reviews of VirtualService v as ${full}.`)
  })
})

it('a host with rules of its own does not fall back to a wildcard, which a 404 tells', () => {
  const rules = (name: string, host: string, rule: string) => `---
kind: VirtualService
metadata: {name: ${name}, namespace: shop}
spec: {hosts: ["${host}"], gateways: [gw], http: [${rule}]}
`
  const [gateway = ''] = files('*', '*').split('---')
  const own = rules('own', 'a.example.com', '{match: [{uri: {prefix: /a}}], redirect: {uri: /b}}')
  const told = (all: string) => explain(gateway + own + all, 'http://a.example.com/x').stages.at(-1)?.sentence
  expect(told(rules('all', '*', '{redirect: {uri: /c}}'))).toContain(
    'Rule 1 of all for * would take it and is not tried',
  )
  expect(told(rules('all', '*', '{match: [{uri: {prefix: /y}}], redirect: {uri: /c}}'))).not.toContain(
    'is not tried',
  )
})
