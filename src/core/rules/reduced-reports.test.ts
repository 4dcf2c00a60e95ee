import { describe, expect, it } from 'vitest'
import { analyze } from '../analyze.ts'

/** What is said of a text: severity, rule and message. */
function said(text: string): string[] {
  return analyze([{ name: 'a.yaml', text }]).diagnostics.map(it => `${it.severity} ${it.rule}: ${it.message}`)
}

const nested = (place: string) => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: a}
spec:
  host: a
${place}
---
apiVersion: v1
kind: Service
metadata: {name: a}
spec: {ports: [{port: 80, name: http}]}
`

describe('what is said of a setting', () => {
  it('is a warning where the webhook gives one', () => {
    expect(said(nested('  trafficPolicy: {outlierDetection: {consecutiveErrors: 3}}'))).toEqual([
      expect.stringMatching(/^warning destination-rule\/outlier-consecutive-errors/),
    ])
  })

  it.each([
    ['a subset', '  subsets: [{name: v1, trafficPolicy: {outlierDetection: {consecutiveErrors: 3}}}]'],
    [
      'one port',
      '  trafficPolicy: {portLevelSettings: [{port: {number: 80}, outlierDetection: {consecutiveErrors: 3}}]}',
    ],
    [
      'the ring of a subset',
      '  subsets: [{name: v1, trafficPolicy: {loadBalancer: {consistentHash: {useSourceIp: true, minimumRingSize: 9}}}}]',
    ],
  ])('is advice where the webhook loses its warning: in %s', (_, place) => {
    const told = said(nested(place)).filter(it => it.includes(' destination-rule/'))
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/^info /)
  })
})

describe('an object that no API takes', () => {
  it.each([
    ['without apiVersion', '', 'error yaml/missing-api-version'],
    ['with another version', 'apiVersion: networking.istio.io/v7\n', 'error schema/api-version'],
  ])('%s is told just that', (_, version, rule) => {
    const told = said(`${version}kind: DestinationRule
metadata: {name: a}
spec: {trafficPolicy: {loadBalancer: {simple: ROUND_ROBIN}}}
`)
    expect(told).toHaveLength(1)
    expect(told[0]).toContain(rule)
  })

  it.each(['v1 Service', 'v1 Pod', 'apps/v1 Deployment', 'v1 Secret', 'v1 Namespace', 'v1 ConfigMap'])(
    'is one without a name, of Kubernetes too: %s',
    named => {
      const [apiVersion, kind] = named.split(' ')
      expect(said(`apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {labels: {app: a}}\n`)).toContain(
        `error schema/name: A ${kind} must have a \`metadata.name\`.`,
      )
    },
  )
})

describe('a label without a value', () => {
  it('is dropped before the webhook sees it', () => {
    const told = said(`apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: e}
spec:
  hosts: [e.example.com]
  resolution: STATIC
  ports: [{number: 80, name: http, protocol: HTTP}]
  endpoints: [{address: 1.2.3.4, labels: {"": null}}]
`)
    expect(told.map(it => it.split(':')[0])).toEqual(['warning schema/dropped-null'])
  })
})

const ownPod = (port: number) => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: gw, namespace: istio-system}
spec:
  servers:
  - port: {number: ${port}, name: http, protocol: HTTP}
    hosts: ["*"]
  selector: {istio: ingressgateway, type: internal}
---
apiVersion: v1
kind: Pod
metadata: {name: p, namespace: istio-system, labels: {istio: ingressgateway, type: internal}}
spec: {containers: [{name: c, image: x}]}
`

describe('the usual Service of the ingress gateway', () => {
  it('leads to a Pod of the files too', () => {
    expect(said(ownPod(443))).toEqual([])
  })

  it('is not in the files where it has not the port', () => {
    expect(said(ownPod(8080))).toEqual([
      'info references/gateway-port-not-on-service: Service istio-system/istio-ingressgateway is not in your files.',
    ])
  })
})

const byRegion = (node: string) => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: a}
spec:
  host: a
  subsets: [{name: west, labels: {topology.kubernetes.io/region: us-west-1}}]
---
apiVersion: v1
kind: Service
metadata: {name: a}
spec: {ports: [{port: 80, name: http}], selector: {app: a}}
---
apiVersion: v1
kind: Pod
metadata: {name: p, labels: {app: a}}
spec: {nodeName: n1, containers: [{name: c, image: x}]}
${node}`

describe('a subset by the region of a Node', () => {
  const node = (region: string) => `---
apiVersion: v1
kind: Node
metadata: {name: n1, labels: {topology.kubernetes.io/region: ${region}}}
`
  const subset = 'references/subset-without-pods'

  it('has the Pods of such a Node', () => {
    expect(said(byRegion(node('us-west-1'))).join()).not.toContain(subset)
  })

  it('has no Pods where the Node is elsewhere', () => {
    expect(said(byRegion(node('eu'))).join()).toContain(`error ${subset}: No Pod has the labels`)
  })

  it('may have Pods where the Node is not in the files', () => {
    expect(said(byRegion('')).join()).toContain(`info ${subset}: Node n1 is not in your files.`)
  })
})

describe('a false alarm of istioctl', () => {
  const service = `---
apiVersion: v1
kind: Service
metadata: {name: grpc, namespace: shop}
spec: {ports: [{name: grpc-web, port: 8080}, {name: grpc, port: 50051}], selector: {app: grpc}}
`
  const route = (hosts: string, more = '') => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: grpc, namespace: shop}
spec:
  hosts: [${hosts}]
${more}  http: [{timeout: 1s, route: [{destination: {host: grpc}}]}]
${service}`

  it.each(['grpc', 'grpc.shop.svc.cluster.local', 'grpc.shop.svc.cluster.local, grpc'])(
    'is the port of a service that is called itself: %s',
    hosts => {
      expect(said(route(hosts)).filter(it => it.includes('destination-port-required'))).toEqual([
        expect.stringMatching(/^info .* is wrong: the request goes on to the port/),
      ])
    },
  )

  it.each([
    ['another host', route('other')],
    ['a gateway', route('grpc', '  gateways: [mesh, istio-system/public]\n')],
  ])('is none with %s', (_, text) => {
    expect(said(text).join('\n')).toMatch(/error references\/destination-port-required: .* has several ports/)
  })

  const rule = (host: string) => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: all, namespace: istio-system}
spec: {host: "${host}", trafficPolicy: {tls: {mode: ISTIO_MUTUAL}}}
${service}`

  it.each([
    '*.local',
    '*',
    '*.svc.cluster.local',
    '*.other.svc.cluster.local',
    '*.grpc.shop.svc.cluster.local',
  ])('is the host of a DestinationRule that covers services: %s', host => {
    expect(said(rule(host))).toEqual([expect.stringMatching(/^info .* is wrong: the rule applies/)])
  })

  it('is none where a wildcard covers no service', () => {
    expect(said(rule('*.example.com'))).toEqual([expect.stringContaining('is not in your files')])
  })
})

describe('hosts of a Sidecar', () => {
  const sidecar = (namespace: string, hosts: string) => `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: {name: default, namespace: ${namespace}}
spec: {egress: [{hosts: [${hosts}]}]}
`
  const rule = 'sidecar/egress-host-duplicate'

  it('may be those of each namespace and of the control plane in the Sidecar of the mesh', () => {
    expect(said(sidecar('istio-system', '"./*", "istio-system/*"'))).toEqual([
      expect.stringMatching(new RegExp(`^info ${rule}: .* is wrong`)),
    ])
  })

  it.each([
    ['shop', '"./*", "shop/*"'],
    ['istio-system', '"./*", "./*"'],
  ])('are there twice in %s by %s', (namespace, hosts) => {
    expect(said(sidecar(namespace, hosts)).join()).toContain(`warning ${rule}`)
  })
})

describe('a name that is no text', () => {
  it('is told just that', () => {
    const told = said(
      'apiVersion: v1\nkind: Service\nmetadata: {name: off}\nspec: {ports: [{port: 80, name: http}]}\n',
    )
    expect(told).toEqual([expect.stringMatching(/^error schema\/unreadable/)])
  })
})
