import { describe, expect, it } from 'vitest'
import { conditionsOf, gatewayApiModel } from '../../../../testing/gateway-api.ts'
import { effective } from '../../../model/model.ts'
import { objectStatuses } from './statuses.ts'

const apiVersion = 'apiVersion: gateway.networking.k8s.io/v1'

const gateway = (more = '', metadata = '', listener = '') => `${apiVersion}
kind: Gateway
metadata: {name: gw, namespace: infra${metadata}}
spec: {gatewayClassName: istio, listeners: [{name: http, port: 80, protocol: HTTP${listener}}]${more}}
---
`

const service = (name: string, port: number, more = '', labels = '') => `apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: infra, labels: {${labels}}}
spec: {ports: [{port: ${port}, name: http}]${more}}
---
`

const entry = (spec: string) => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: ext, namespace: infra}
spec: {hosts: [ext.example.com], ports: [{number: 80, name: http, protocol: HTTP}], ${spec}}
---
`

describe('a Gateway of a Service whose name somebody else has', () => {
  const named = gateway('', ', annotations: {gateway.istio.io/name-override: web}')
  const programmed = (text: string) => conditionsOf(named + text, 'Gateway', 'gw')

  it('is programmed as that Service allows', () => {
    expect(programmed(service('web', 80, ', selector: {app: web}'))).toEqual([])
    expect(programmed(service('web', 81, ', selector: {app: web}'))).toEqual([
      'Programmed=False AddressNotUsable',
    ])
    expect(programmed(service('web', 80))).toEqual(['Programmed=False AddressNotAssigned'])
  })

  it('is programmed where the Service is one that Istio made', () => {
    const own = 'gateway.istio.io/managed: istio.io-gateway-controller'
    expect(programmed(service('web', 81, '', own))).toEqual([])
    expect(programmed('')).toEqual([])
  })
})

describe('a Gateway at a host of a ServiceEntry', () => {
  const at = (port: number) =>
    gateway(', addresses: [{type: Hostname, value: ext.example.com}]').replace('port: 80', `port: ${port}`)
  const programmed = (port: number, spec: string) => conditionsOf(at(port) + entry(spec), 'Gateway', 'gw')

  it.each([
    [80, 'resolution: DNS', []],
    // Whoever may see it.
    [80, 'resolution: DNS, exportTo: [other]', []],
    [81, 'resolution: DNS', ['Programmed=False AddressNotUsable']],
    [80, 'resolution: STATIC', ['Programmed=False AddressNotAssigned']],
    [80, 'resolution: STATIC, endpoints: [{address: 10.0.0.1}]', []],
  ])('is programmed by its ports and endpoints: %s, %s', (port, spec, wanted) => {
    expect(programmed(port, spec)).toEqual(wanted)
  })
})

it('finds the Service of a Gateway as what a BackendTLSPolicy is for', () => {
  const policy = `${apiVersion}
kind: BackendTLSPolicy
metadata: {name: b, namespace: infra}
spec: {targetRefs: [{group: "", kind: Service, name: gw-istio}], validation: {hostname: h.test, wellKnownCACertificates: System}}
---
`
  const [rule] = effective(gatewayApiModel(gateway() + policy), 'DestinationRule')
  expect(rule?.spec.host).toBe('gw-istio.infra.svc.cluster.local')
  expect(effective(gatewayApiModel(policy), 'DestinationRule')).toEqual([])
})

it('loses a listener to one of the same name in a ListenerSet with the name of the Gateway', () => {
  const set = `${apiVersion}
kind: ListenerSet
metadata: {name: gw, namespace: infra}
spec: {parentRef: {name: gw}, listeners: [{name: http, port: 8080, protocol: HTTP, hostname: b.test}]}
---
`
  const route = (name: string, parent: string) => `${apiVersion}
kind: HTTPRoute
metadata: {name: ${name}, namespace: infra}
spec: {parentRefs: [${parent}], rules: [{backendRefs: [{name: web, port: 80}]}]}
---
`
  const text =
    gateway(', allowedListeners: {namespaces: {from: Same}}') +
    set +
    service('web', 80) +
    route('a', '{name: gw}') +
    route('b', '{name: gw, kind: ListenerSet}')
  const model = gatewayApiModel(text)
  expect(effective(model, 'Gateway').map(it => it.spec.servers)).toMatchObject([
    [{ hosts: ['infra/b.test'] }],
  ])
  const statuses = objectStatuses(model)
  expect(statuses.find(it => it.kind === 'Gateway')?.listeners?.[0]?.attachedRoutes).toBe(1)
  expect(statuses.find(it => it.name === 'a')?.parents).toEqual([])
})
