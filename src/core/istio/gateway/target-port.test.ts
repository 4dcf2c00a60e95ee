import { describe, expect, it } from 'vitest'
import { modelOf } from '../../../testing/check-trace.ts'
import { buildGateway } from './build-gateway.ts'

const workload = { namespace: 'edge', labels: new Map([['app', 'edge']]) }

function portsOf(yaml: string, asked = workload): string[] {
  return buildGateway(modelOf(yaml), asked).placed.map(it => `${it.server.number}→${it.port}`)
}

const gateway = (metadata: string, selector = 'selector: {app: edge}, ') => `
kind: Gateway
metadata: {name: gw, namespace: edge${metadata}}
spec: {${selector}servers: [
  {port: {number: 80, name: http, protocol: HTTP}, hosts: ["*"]},
  {port: {number: 82, name: http-82, protocol: HTTP}, hosts: ["*"]}]}
---`

const service = (labels: string) => `
kind: Service
metadata: {name: ingress, namespace: edge, labels: {${labels}}}
spec: {selector: {app: edge}, ports: [{port: 80, name: http, targetPort: 8080}]}
---`

const entry = (host: string, more: string, metadata = '', target = 8080) => `
kind: ServiceEntry
metadata: {name: ${host}, namespace: edge${metadata}}
spec: {hosts: [${host}], location: MESH_INTERNAL, resolution: STATIC, ${more},
  ports: [{number: 80, name: http, protocol: HTTP, targetPort: ${target}}]}
---`

const label = 'experimental.istio.io/disable-gateway-port-translation'

describe('the port that a workload listens on', () => {
  it.each([
    ['', '80→8080'],
    [`${label}: "true"`, '80→80'],
    // Pilot asks whether the label is there, not what it says.
    [`${label}: "false"`, '80→80'],
  ])('is where the Service with the labels {%s} leads: %s', (labels, first) => {
    expect(portsOf(gateway('') + service(labels))).toEqual([first, '82→82'])
  })

  it.each([
    ['workloadSelector: {labels: {app: edge}}', '', '80→8080'],
    ['endpoints: [{address: 10.0.0.1, labels: {app: edge, version: v1}}]', '', '80→8080'],
    ['endpoints: [{address: 10.0.0.1, labels: {app: edge}}]', `, labels: {${label}: "true"}`, '80→80'],
    ['endpoints: [{address: 10.0.0.1, labels: {app: other}}]', '', '80→80'],
    ['endpoints: [{address: 10.0.0.1}]', '', '80→80'],
  ])('is where a ServiceEntry with %s leads%s: %s', (more, metadata, first) => {
    expect(portsOf(gateway('') + entry('a.example.com', more, metadata))).toEqual([first, '82→82'])
  })

  it("follows a ServiceEntry that stands for Istio's own ingress gateway", () => {
    const yaml = (
      gateway('') +
      entry('istio-ingressgateway.istio-system.svc.cluster.local', 'endpoints: [{address: 10.0.0.1}]')
    )
      .replaceAll('namespace: edge', 'namespace: istio-system')
      .replace('selector: {app: edge}', 'selector: {istio: ingressgateway}')
    const ingress = { namespace: 'istio-system', labels: new Map([['istio', 'ingressgateway']]) }
    expect(portsOf(yaml, ingress)).toEqual(['80→8080', '82→82'])
  })
})

describe('a Gateway that names its services by annotation', () => {
  const named = (services: string) =>
    gateway(`, annotations: {internal.istio.io/gateway-service: "${services}"}`, '')
  const ingress = 'ingress.edge.svc.cluster.local'

  it('listens where they lead, and on no port that they do not have', () => {
    expect(portsOf(named(ingress) + service(''))).toEqual(['80→8080'])
    expect(portsOf(named(ingress) + service(`${label}: "true"`))).toEqual(['80→8080'])
  })

  it('listens on all ports that they lead its number to', () => {
    const entries =
      entry('a.example.com', 'endpoints: [{address: 10.0.0.1}]') +
      entry('b.example.com', 'endpoints: [{address: 10.0.0.1}]', '', 8081)
    expect(portsOf(named('a.example.com,b.example.com') + entries)).toEqual(['80→8080', '80→8081'])
  })

  it.each(['other.edge.svc.cluster.local', 'ingress.other.svc.cluster.local', ''])(
    'is not applied for %s',
    services => {
      expect(portsOf(named(services) + service(''))).toEqual([])
    },
  )

  it('is for workloads of its own namespace that the services select, whatever its selector', () => {
    const yaml =
      gateway(`, annotations: {internal.istio.io/gateway-service: ${ingress}}`, 'selector: {app: nobody}, ') +
      service('')
    expect(portsOf(yaml)).toEqual(['80→8080'])
    expect(portsOf(yaml, { ...workload, labels: new Map([['app', 'other']]) })).toEqual([])
    expect(portsOf(yaml, { ...workload, namespace: 'other' })).toEqual([])
  })
})
