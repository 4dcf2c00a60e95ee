import { describe, expect, it } from 'vitest'
import { meshEnd } from '../../../testing/check-trace.ts'
import { service, to, virtualService } from '../../../testing/mesh-files.ts'

const cart = 'cart.shop.svc.cluster.local:80'

describe('a Sidecar', () => {
  const sidecar = (spec: string, namespace = 'shop', name = 'default') => `---
kind: Sidecar
metadata: {name: ${name}, namespace: ${namespace}}
spec: ${spec}
`
  const services = service('cart') + service('pay', 'bank') + service('log', 'ops')
  const reaches = (spec: string, from = 'shop', namespace = 'shop') =>
    ['cart.shop', 'pay.bank', 'log.ops'].filter(
      it => meshEnd(services + sidecar(spec, namespace), from, `http://${it}/`) !== 'PassthroughCluster',
    )

  it.each([
    ['{}', 'cart.shop pay.bank log.ops'],
    ['{egress: [{hosts: ["./*"]}]}', 'cart.shop'],
    ['{egress: [{hosts: ["*/*"]}]}', 'cart.shop pay.bank log.ops'],
    ['{egress: [{hosts: ["bank/*", "ops/log.ops.svc.cluster.local"]}]}', 'pay.bank log.ops'],
    ['{egress: [{hosts: ["*/*.bank.svc.cluster.local"]}]}', 'pay.bank'],
    ['{egress: [{hosts: ["~/*"]}]}', ''],
    ['{egress: [{hosts: ["bank/cart.shop.svc.cluster.local"]}]}', ''],
    [
      '{egress: [{port: {number: 80, protocol: HTTP, name: x}, hosts: ["bank/*"]}, {hosts: ["./*"]}]}',
      'pay.bank',
    ],
    [
      '{egress: [{port: {number: 81, protocol: HTTP, name: x}, hosts: ["bank/*"]}, {hosts: ["./*"]}]}',
      'cart.shop',
    ],
  ])('of %s lets a workload reach %s', (spec, reached) => {
    expect(reaches(spec).join(' ')).toBe(reached)
  })

  it('is for the workloads of its selector before one for all', () => {
    const both =
      services +
      sidecar('{egress: [{hosts: ["./*"]}]}') +
      sidecar('{workloadSelector: {labels: {app: web}}, egress: [{hosts: ["bank/*"]}]}', 'shop', 'web')
    expect(meshEnd(both, 'shop app=web', 'http://cart/')).toBe('PassthroughCluster')
    expect(meshEnd(both, 'shop app=web,x=y', 'http://cart/')).toBe('PassthroughCluster')
    expect(meshEnd(both, 'shop app=other', 'http://cart/')).toBe(cart)
    expect(meshEnd(both, 'shop', 'http://cart/')).toBe(cart)
  })

  it('of the root namespace is for namespaces that have none that fits, with their own names meant by a dot', () => {
    const spec = '{egress: [{hosts: ["./*"]}]}'
    expect(reaches(spec, 'bank', 'istio-system')).toEqual(['pay.bank'])
    const selecting = sidecar('{workloadSelector: {labels: {app: web}}}', 'bank', 'web')
    const files = services + sidecar(spec, 'istio-system') + selecting
    expect(meshEnd(files, 'bank', 'http://cart.shop/')).toBe('PassthroughCluster')
    expect(meshEnd(files, 'bank app=web', 'http://cart.shop/')).toBe(cart)
  })

  it('imports VirtualServices by their own namespace and host', () => {
    const rule = virtualService('cart', `{hosts: [cart.shop.svc.cluster.local], http: ${to('pay')}}`, 'bank')
    const end = (hosts: string) =>
      meshEnd(services + rule + sidecar(`{egress: [{hosts: ${hosts}}]}`), 'shop', 'http://cart/')
    expect(end('["./*"]')).toBe(cart)
    expect(end('["./*", "bank/*"]')).toBe('pay.bank.svc.cluster.local:80')
  })

  it.each([
    ['REGISTRY_ONLY', '502'],
    ['ALLOW_ANY', 'PassthroughCluster'],
    // The numbers of the two modes.
    ['0', '502'],
    ['1', 'PassthroughCluster'],
  ])('with %s answers calls to nobody with %s', (mode, end) => {
    const spec = `{egress: [{hosts: ["./*"]}], outboundTrafficPolicy: {mode: ${mode}}}`
    expect(meshEnd(services + sidecar(spec), 'shop', 'http://pay.bank/')).toBe(end)
    expect(meshEnd(services + sidecar(spec), 'shop', 'https://pay.bank/')).toBe(
      end === '502' ? 'BlackHoleCluster' : end,
    )
  })
})
