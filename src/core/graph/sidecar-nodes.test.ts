import { describe, expect, it } from 'vitest'
import { drawnEdges, graphOf } from '../../testing/check-graph.ts'
import { arrangeGraph } from './arrange/arrange.ts'
import { noFolding } from './arrange/arrangement.ts'
import type { SidecarNode } from './graph.ts'
import { rowHeight } from './sizes.ts'

const service = (name: string, more = 'spec: { ports: [{ name: http, port: 80 }] }') => {
  const [namespace, title] = name.split('/')
  return `kind: Service\napiVersion: v1\nmetadata: { name: ${title}, namespace: ${namespace} }\n${more}\n---\n`
}
const services = ['pay/pay', 'pay/ledger', 'shop/orders', 'istio-system/zipkin']
  .map(it => service(it))
  .join('')

function sidecar(spec: string, home = 'pay'): string {
  return `kind: Sidecar\nmetadata: { name: default, namespace: ${home} }\nspec: ${spec}\n---\n`
}

function boxOf(yaml: string): SidecarNode {
  const node = graphOf(yaml).nodes.find(it => it.type === 'sidecar')
  if (node?.type !== 'sidecar') throw new Error('no Sidecar is drawn')
  return node
}

/** `./* > pay, ledger`; what is refused has an exclamation mark. */
function rowsOf(yaml: string): string[] {
  return boxOf(yaml).rows.map(it => `${it.text} > ${it.words}${it.isRefusing ? ' !' : ''}`)
}

describe('a Sidecar on the drawing', () => {
  it('says what its workloads may call, and what they cannot', () => {
    const yaml =
      services +
      sidecar(
        '{ egress: [{ hosts: ["./*", "istio-system/*"] }], outboundTrafficPolicy: { mode: REGISTRY_ONLY } }',
      )
    expect(boxOf(yaml)).toMatchObject({ title: 'default', subtitle: 'pay · every workload' })
    expect(rowsOf(yaml)).toEqual([
      './*, istio-system/* > pay, ledger, zipkin.istio-system',
      'Cannot call > orders.shop !',
    ])
    expect(drawnEdges(graphOf(yaml))).toEqual([
      'default ./*, istio-system/* → pay:80',
      'default ./*, istio-system/* → ledger:80',
      'default ./*, istio-system/* → zipkin:80',
    ])
  })

  it.each([
    ['one host', '[{ hosts: ["shop/orders.shop.svc.cluster.local"] }]', ['orders.shop']],
    ['a host in any namespace', '[{ hosts: ["*/*.shop.svc.cluster.local"] }]', ['orders.shop']],
    ['everything', '[{ hosts: ["*/*"] }]', ['every service']],
    ['nothing', '[{ hosts: ["~/*"] }]', ['nothing that is drawn !']],
    ['all but one namespace', '[{ hosts: ["*/*", "~shop/*"] }]', ['pay, ledger, zipkin.istio-system']],
    [
      'a port that none of them has',
      '[{ port: { number: 8080, protocol: HTTP, name: http }, hosts: ["./*"] }]',
      ['nothing that is drawn !'],
    ],
    ['no listener of its own', '[]', ['every service']],
  ])('lets through %s', (_, egress, words) => {
    const rows = rowsOf(services + sidecar(`{ egress: ${egress} }`))
    expect(rows.slice(0, -1).map(it => it.slice(it.indexOf('> ') + 2))).toEqual(words)
  })

  it('everything has no lines: they would lead to every box', () => {
    expect(drawnEdges(graphOf(services + sidecar('{ egress: [{ hosts: ["*/*"] }] }')))).toEqual([])
  })

  it('without REGISTRY_ONLY calls to others are let through without routing rules', () => {
    const rows = rowsOf(services + sidecar('{ egress: [{ hosts: ["./*"] }] }'))
    expect(rows.at(-1)).toBe('Others pass through > orders.shop, zipkin.istio-system')
  })

  it('says nothing of services that its namespace does not see anyway', () => {
    const hidden = service('shop/secret').replace(
      'namespace: shop }',
      'namespace: shop, annotations: { networking.istio.io/exportTo: "." } }',
    )
    const rows = rowsOf(services + hidden + sidecar('{ egress: [{ hosts: ["./*"] }] }'))
    expect(rows.at(-1)).not.toContain('secret')
  })

  it('is as high as the names of the services in it need', () => {
    const outside = service('shop/orders')
    const short = boxOf(`${outside}${service('pay/a')}${sidecar('{ egress: [{ hosts: ["./*"] }] }')}`)
    const long = boxOf(
      `${outside}${service('pay/a-service-with-a-long-name')}${service('pay/another-with-a-long-name')}${sidecar('{ egress: [{ hosts: ["./*"] }] }')}`,
    )
    const [one, two] = [short, long].map(it => rowHeight(it.rows[0]!, it.rows.length))
    expect(two).toBeGreaterThan(one!)
    expect(long.height - short.height).toBe(two! - one!)
  })

  it('of some workloads says which', () => {
    const yaml =
      services + sidecar('{ workloadSelector: { labels: { app: web } }, egress: [{ hosts: ["./*"] }] }')
    expect(boxOf(yaml).subtitle).toBe('pay · app=web')
  })

  it('of the root namespace is for namespaces without one, each with its own services', () => {
    const yaml = services + sidecar('{ egress: [{ hosts: ["./*", "istio-system/*"] }] }', 'istio-system')
    expect(boxOf(yaml).subtitle).toBe('namespaces without a Sidecar')
    expect(rowsOf(yaml)[0]).toBe('./*, istio-system/* > the same namespace, zipkin.istio-system')
  })

  it('shows what its workloads listen on', () => {
    const ingress =
      '[{ port: { number: 8443, protocol: HTTPS, name: https }, defaultEndpoint: 127.0.0.1:8080, tls: { mode: SIMPLE } }]'
    expect(rowsOf(services + sidecar(`{ ingress: ${ingress} }`))[1]).toBe(
      ':8443 HTTPS TLS SIMPLE > 127.0.0.1:8080',
    )
  })

  it('draws the lines of one that allows much only while they are lit', () => {
    const many = Array.from({ length: 9 }, (_, i) => service(`pay/s${i}`)).join('')
    const graph = graphOf(many + services + sidecar('{ egress: [{ hosts: ["./*"] }] }'))
    const arranged = arrangeGraph(graph, {
      room: { width: 1400, height: 800 },
      folding: noFolding,
      focus: new Set(),
    })
    expect(graph.edges).toHaveLength(11)
    expect(arranged.quiet.size).toBe(11)
  })

  it('stays the same box while other resources change', () => {
    const yaml = services + sidecar('{ egress: [{ hosts: ["./*"] }] }')
    expect(boxOf(yaml).rows).toEqual(boxOf(`${yaml}kind: Secret\napiVersion: v1\nmetadata: { name: a }`).rows)
  })
})

describe('a ServiceEntry on the drawing', () => {
  const entry = (location: string) =>
    `kind: ServiceEntry\nmetadata: { name: api, namespace: pay }\nspec: { hosts: ["*.example.net"]${location} }\n---\n`
  const destination = (yaml: string) => graphOf(yaml).nodes.find(it => it.type === 'destination')

  it('is outside the mesh unless it says that it is part of it', () => {
    expect(destination(entry(''))).toMatchObject({ outside: true, subtitle: 'outside the mesh' })
    expect(destination(entry(', location: MESH_EXTERNAL'))).toMatchObject({ outside: true })
    expect(destination(entry(', location: MESH_INTERNAL'))).toMatchObject({ subtitle: 'ServiceEntry' })
  })
})
