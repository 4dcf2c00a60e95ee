import { describe, expect, it } from 'vitest'
import { judge } from '../judge.ts'
import { gatewayApiGroup } from '../kinds/gateway-api/channel.ts'
import { keyOf, kinds } from '../kinds/index.ts'
import { readModel } from '../model/read-model.ts'
import { applyChanges, type Files } from '../text/file-change.ts'
import { addKind } from './add-kind.ts'

const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: pay }
spec:
  selector: { app: edge }
  servers:
  - port: { number: 443, name: https, protocol: HTTPS }
    hosts: ["pay.example.com", "*.pay.example.com"]
    tls: { mode: SIMPLE, credentialName: pay-cert }
`
const service = `---
apiVersion: v1
kind: Service
metadata: { name: ledger, namespace: pay }
spec:
  selector: { app.kubernetes.io/name: ledger }
  ports:
  - { name: http, port: 9090 }
  - { name: metrics, port: 9091 }
`
const routes = `---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: cards, namespace: pay }
spec:
  hosts: [cards.pay.example.com]
  http:
  - route:
    - destination: { host: cards, subset: blue, port: { number: 8443 } }
      weight: 50
    - destination: { host: cards, subset: green, port: { number: 8443 } }
      weight: 50
  - route:
    - destination: { host: bank.example.net, port: { number: 443 } }
`

/** What is written for a kind, in a workspace of some texts. */
function added(kind: string, text: string, near?: string) {
  const files: Files = text === '' ? [] : [{ name: 'a.yaml', text }]
  const result = addKind({ kind, file: 'a.yaml', near }).run(files)
  if (!result.ok) throw new Error(result.reason)
  const after = readModel(applyChanges(files, result.changes))
  const made = after.resources.find(it => it.id === result.select?.resource)!
  return { ...made, spec: made.spec as Record<string, unknown>, select: result.select?.path }
}

describe('a new resource begins with what the workspace says', () => {
  it('has the namespace of what is selected, else of most of the file', () => {
    expect(added('VirtualService', gateway).namespace).toBe('pay')
    const other = `${gateway}${service.replace('namespace: pay', 'namespace: books')}`
    expect(added('DestinationRule', other, 'Service/books/ledger').namespace).toBe('books')
    expect(added('VirtualService', '').namespace).toBe('default')
  })

  it('VirtualService: a host of a Gateway that none has, and a Service with its port', () => {
    const { spec } = added('VirtualService', gateway + service)
    expect(spec.hosts).toEqual(['pay.example.com'])
    expect(spec.http).toEqual([{ route: [{ destination: { host: 'ledger', port: { number: 9090 } } }] }])
  })

  it('Gateway: selector, port and protocol of the others, the hosts that nothing serves, the certificate that covers them', () => {
    const { spec, select } = added('Gateway', gateway + routes)
    expect(spec).toEqual({
      selector: { app: 'edge' },
      servers: [
        {
          port: { number: 443, name: 'https', protocol: 'HTTPS' },
          tls: { mode: 'SIMPLE', credentialName: 'pay-cert' },
          hosts: ['cards.pay.example.com'],
        },
      ],
    })
    expect(select).toEqual([])
  })

  it('Gateway: a certificate that nobody named is asked for', () => {
    const { spec, select } = added(
      'Gateway',
      gateway + routes.replace('cards.pay.example.com', 'new.example.org'),
    )
    expect(spec.servers).toMatchObject([{ tls: { mode: 'SIMPLE', credentialName: '' } }])
    expect(select).toEqual(['spec', 'servers', 0, 'tls', 'credentialName'])
  })

  it('DestinationRule: the host and all subsets that rules name and no other has', () => {
    const { spec, name } = added('DestinationRule', service.slice(4) + routes)
    expect(name).toBe('cards')
    expect(spec).toEqual({
      host: 'cards',
      subsets: [
        { name: 'blue', labels: { version: 'blue' } },
        { name: 'green', labels: { version: 'green' } },
      ],
    })
  })

  it('ServiceEntry and Service: what rules lead to and no file has', () => {
    expect(added('ServiceEntry', routes.slice(4)).spec).toMatchObject({
      hosts: ['bank.example.net'],
      ports: [{ number: 443 }],
    })
    const made = added('Service', routes.slice(4))
    expect([made.name, made.namespace, made.spec.ports]).toEqual([
      'cards',
      'pay',
      [{ name: 'http', port: 8443, targetPort: 8443 }],
    ])
  })

  it('policies: the labels of a workload of the namespace', () => {
    const labels = { 'app.kubernetes.io/name': 'ledger' }
    expect(added('AuthorizationPolicy', service.slice(4)).spec.selector).toEqual({ matchLabels: labels })
    expect(added('Sidecar', service.slice(4)).spec.workloadSelector).toEqual({ labels })
  })

  it.each(['Gateway', 'VirtualService', 'DestinationRule', 'ServiceEntry', 'Service', 'Telemetry'])(
    'never with example names once there are others: %s',
    kind => {
      const { spec } = added(kind, gateway + service + routes)
      expect(JSON.stringify(spec)).not.toMatch(/www\.example\.com|"web"|"service"/)
    },
  )
})

describe('an object of the Gateway API', () => {
  const listeners = `---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: edge }
spec:
  gatewayClassName: istio
  listeners:
  - { name: http, port: 8080, protocol: HTTP, hostname: shop.example.com, allowedRoutes: { namespaces: { from: All } } }
`
  const key = 'Gateway.gateway.networking.k8s.io'

  it('begins with the Gateway, host and Service that the files have', () => {
    const made = added('HTTPRoute', service + listeners, 'Service/pay/ledger')
    expect(made).toMatchObject({
      id: 'HTTPRoute/pay/ledger',
      apiVersion: 'gateway.networking.k8s.io/v1',
      spec: {
        parentRefs: [{ name: 'public', namespace: 'edge' }],
        hostnames: ['shop.example.com'],
        rules: [{ backendRefs: [{ name: 'ledger', port: 9090 }] }],
      },
    })
    expect(added('ListenerSet', listeners).spec).toEqual({
      parentRef: { name: 'public' },
      listeners: [{ name: 'http', port: 8081, protocol: 'HTTP' }],
    })
  })

  it("takes its kind's own name, beside Istio's of the same", () => {
    const made = added(key, `${gateway.replace('name: public', 'name: gateway')}`)
    expect(made.id).toBe(`${key}/pay/gateway`)
    expect(made.kind).toBe('Gateway')
    expect(added(key, listeners.replace('name: public', 'name: gateway')).id).toBe(`${key}/edge/gateway-2`)
  })

  it('is valid where the files have nothing for it', () => {
    for (const kind of kinds.filter(it => it.group === gatewayApiGroup && it.kind !== 'UDPRoute')) {
      const files: Files = []
      const result = addKind({ kind: keyOf(kind), file: 'a.yaml' }).run(files)
      if (!result.ok) throw new Error(result.reason)
      const { diagnostics } = judge(applyChanges(files, result.changes))
      expect(
        diagnostics.filter(it => it.layer === 'schema'),
        keyOf(kind),
      ).toEqual([])
    }
  })
})
