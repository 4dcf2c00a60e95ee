import { describe, expect, it } from 'vitest'
import { conditionsOf, gatewayApiModel } from '../../../../testing/gateway-api.ts'
import { effective } from '../../../model/model.ts'
import { readModel } from '../../../model/read-model.ts'
import { defaultSettings } from '../../../settings.ts'
import { managedServices } from '../gateways.ts'
import { objectStatuses } from '../status/statuses.ts'

const apiVersion = 'apiVersion: gateway.networking.k8s.io/v1'

const waypoint = (
  listeners = '{name: mesh, port: 15008, protocol: HBONE}',
  className = 'istio-waypoint',
) => `${apiVersion}
kind: Gateway
metadata: {name: way, namespace: shop}
spec: {gatewayClassName: ${className}, listeners: [${listeners}]}
---
`

const cart = (labels = '') => `apiVersion: v1
kind: Service
metadata: {name: cart, namespace: shop${labels && `, labels: {${labels}}`}}
spec: {ports: [{port: 80, name: http}]}
---
`

const namespace = (labels: string) => `apiVersion: v1
kind: Namespace
metadata: {name: shop, labels: {${labels}}}
---
`

const route = (parent = '{group: "", kind: Service, name: cart}') => `${apiVersion}
kind: HTTPRoute
metadata: {name: r, namespace: shop}
spec: {parentRefs: [${parent}], rules: [{backendRefs: [{name: cart, port: 80}]}]}
---
`

describe('a waypoint', () => {
  it('is accepted with the one listener that it has, and makes neither a Gateway nor a way for routes', () => {
    expect(conditionsOf(waypoint(), 'Gateway', 'way')).toEqual([])
    const model = gatewayApiModel(waypoint() + cart() + route('{name: way}'))
    expect(effective(model, 'Gateway')).toEqual([])
    expect(effective(model, 'VirtualService')).toEqual([])
    const status = objectStatuses(model).find(it => it.kind === 'HTTPRoute')
    expect(status?.parents).toEqual([])
  })

  it.each(['{name: mesh, port: 15009, protocol: HBONE}', '{name: web, port: 80, protocol: HTTP}'])(
    'does not accept another listener, and is accepted all the same: %s',
    listener => {
      const name = listener.includes('web') ? 'web' : 'mesh'
      expect(conditionsOf(waypoint(listener), 'Gateway', 'way')).toEqual([
        `listener ${name}: Accepted=False UnsupportedProtocol`,
      ])
    },
  )

  it('counts a protocol that nothing serves against it', () => {
    expect(conditionsOf(waypoint('{name: dns, port: 53, protocol: UDP}'), 'Gateway', 'way')).toEqual([
      'Accepted=False ListenersNotValid',
      'listener dns: Accepted=False UnsupportedProtocol',
    ])
  })

  it('has no listeners that conflict', () => {
    const two = '{name: a, port: 80, protocol: HTTP}, {name: b, port: 80, protocol: TCP}'
    expect(conditionsOf(waypoint(two), 'Gateway', 'way')).toEqual([
      'listener a: Accepted=False UnsupportedProtocol',
      'listener b: Accepted=False UnsupportedProtocol',
    ])
  })

  it('has a Service of its own name', () => {
    expect([...managedServices(gatewayApiModel(waypoint()))]).toEqual(['way.shop.svc.cluster.local'])
  })

  it('takes no ListenerSets', () => {
    const set = `${apiVersion}
kind: ListenerSet
metadata: {name: set, namespace: shop}
spec: {parentRef: {name: way}, listeners: [{name: a, port: 80, protocol: HTTP}]}
---
`
    const open = waypoint().replace('listeners:', 'allowedListeners: {namespaces: {from: All}}, listeners:')
    expect(conditionsOf(open + set, 'ListenerSet', 'set')).toEqual([
      'Accepted=False NotAllowed',
      'Programmed=False NotAllowed',
    ])
  })

  it('is not of Istio where it does not run in ambient mode', () => {
    const files = [{ name: 'a.yaml', text: waypoint() + cart() + route() }]
    const model = readModel(files, { ...defaultSettings, withoutAmbient: true })
    const statuses = objectStatuses(model)
    expect(statuses.map(it => it.kind)).toEqual(['HTTPRoute'])
    expect(statuses[0]?.parents?.[0]?.conditions.map(it => it.type)).toEqual(['Accepted', 'ResolvedRefs'])
  })
})

describe('the status of a route in ambient mode', () => {
  const message = (text: string) => {
    const status = objectStatuses(gatewayApiModel(text)).find(it => it.kind === 'HTTPRoute')
    const found = status?.parents?.[0]?.conditions.find(it => it.type === 'ResolvedWaypoints')
    return found && [found.status, found.message !== undefined]
  }
  const ambient = 'istio.io/dataplane-mode: ambient'

  it.each([
    ['without ambient mode', route() + cart() + namespace('a: b'), undefined],
    ['no waypoint', route() + cart() + namespace(ambient), ['True', true]],
    [
      'that of the Service',
      route() + cart('istio.io/use-waypoint: way') + namespace(ambient),
      ['True', false],
    ],
    [
      'that of the Namespace',
      route() + cart() + namespace(`${ambient}, istio.io/use-waypoint: way`),
      ['True', false],
    ],
    ['a Namespace that is not in the files', route() + cart() + waypoint(), ['True', false]],
    ['a parent that is no Service', route('{name: way}') + cart() + waypoint(), undefined],
  ])('tells the waypoint: %s', (_, text, wanted) => {
    expect(message(text)).toEqual(wanted)
  })
})
