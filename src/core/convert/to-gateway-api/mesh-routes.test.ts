import { expect, it } from 'vitest'
import { writeObjects } from '../conversion/write-objects.ts'
import { convert } from '../convert.ts'
import { proveConversion } from '../proof.ts'

const bookinfo = `apiVersion: v1
kind: Service
metadata: { name: reviews, namespace: default }
spec:
  selector: { app: reviews }
  ports: [{ name: http, port: 9080 }]
---
apiVersion: v1
kind: Service
metadata: { name: ratings, namespace: default }
spec:
  selector: { app: ratings }
  ports: [{ name: http, port: 9080 }]
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: reviews, namespace: default }
spec:
  host: reviews
  trafficPolicy: { loadBalancer: { simple: RANDOM } }
  subsets:
  - { name: v1, labels: { version: v1 } }
  - { name: v3, labels: { version: v3 } }
`

const reviews = `---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews, namespace: default }
spec:
  hosts: [reviews]
  http:
  - match: [{ headers: { end-user: { exact: jason } } }]
    route: [{ destination: { host: reviews, subset: v3 } }]
  - route:
    - { destination: { host: reviews, subset: v1 }, weight: 90 }
    - { destination: { host: reviews, subset: v3 }, weight: 10 }
`

function converted(text: string) {
  const files = [{ name: 'bookinfo.yaml', text }]
  const conversion = convert(files, 'gateway-api')
  const { diff, refused, assumed } = proveConversion(files, conversion)
  const told = (how: string) => conversion.fields.filter(own => own.how === how).map(own => own.note)
  return {
    ...conversion,
    yaml: writeObjects(conversion.objects.map(own => own.value)),
    cannot: told('cannot'),
    changes: diff.changes.map(own => own.sentence),
    refused,
    assumed,
  }
}

it('rules of the mesh become a route for the Service, and subsets Services for their Pods with the settings of the DestinationRule', () => {
  const { yaml, cannot, changes, refused, assumed } = converted(bookinfo + reviews)
  expect({ cannot, changes, refused }).toEqual({ cannot: [], changes: [], refused: [] })
  expect(assumed).toContain(
    'Service default/reviews-v1 has the Pods of subset v1 of reviews.default.svc.cluster.local.',
  )
  expect(yaml).toContain(`parentRefs:
  - group: ""
    kind: Service
    name: reviews
`)
  expect(yaml).toContain(`kind: Service
metadata:
  name: reviews-v1
  namespace: default
spec:
  selector:
    app: reviews
    version: v1
`)
  expect(yaml).toContain(
    'host: reviews-v1.default.svc.cluster.local\n  trafficPolicy:\n    loadBalancer:\n      simple: RANDOM\n',
  )
})

it('a VirtualService of another namespace becomes a route beside its service, which is for all clients as well', () => {
  const text =
    bookinfo +
    reviews
      .replace('name: reviews, namespace: default', 'name: reviews, namespace: ops')
      .replaceAll('host: reviews,', 'host: reviews.default.svc.cluster.local,')
      .replace('hosts: [reviews]', 'hosts: [reviews.default.svc.cluster.local]')
  const { objects, cannot, changes } = converted(text)
  expect({ cannot, changes }).toEqual({ cannot: [], changes: [] })
  expect(objects[0]?.value).toMatchObject({ kind: 'HTTPRoute', metadata: { namespace: 'default' } })
})

it('a delegate joins the VirtualService that leads to it', () => {
  const text = `${bookinfo}---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: reviews, namespace: default }
spec:
  hosts: [reviews]
  http:
  - match: [{ uri: { prefix: /ratings } }]
    delegate: { name: ratings, namespace: default }
  - route: [{ destination: { host: reviews, port: { number: 9080 } } }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ratings, namespace: default }
spec:
  http:
  - match: [{ uri: { prefix: /ratings/new } }]
    timeout: 2s
    route: [{ destination: { host: ratings, port: { number: 9080 } } }]
`
  const { converted: ids, cannot, changes, objects } = converted(text)
  expect({ cannot, changes }).toEqual({ cannot: [], changes: [] })
  expect(ids).toEqual(['VirtualService/default/reviews', 'VirtualService/default/ratings'])
  expect(objects).toHaveLength(1)
})

it('a host of the mesh that is no service stays, and is told', () => {
  const { cannot, kept } = converted(
    bookinfo + reviews.replace('hosts: [reviews]', 'hosts: [reviews, shop.example.com]'),
  )
  expect(kept).toEqual(['VirtualService/default/reviews'])
  expect(cannot.join()).toMatch(/shop\.example\.com is no Service/)
})

it('a gateway and the mesh get a route each', () => {
  const gateway = `---
apiVersion: v1
kind: Service
metadata: { name: ingress, namespace: istio-system }
spec: { selector: { istio: ingressgateway }, ports: [{ name: http, port: 80 }] }
---
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: web, namespace: istio-system }
spec:
  selector: { istio: ingressgateway }
  servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ['*'] }]
`
  const both = reviews.replace('  http:', '  gateways: [istio-system/web, mesh]\n  http:')
  const { objects, cannot, changes } = converted(bookinfo + gateway + both)
  expect({ cannot, changes }).toEqual({ cannot: [], changes: [] })
  const names = objects.map(own => `${own.value.kind} ${(own.value.metadata as { name: string }).name}`)
  expect(names.slice(0, 3)).toEqual(['Gateway web', 'HTTPRoute reviews', 'HTTPRoute reviews-mesh'])
})

it('names a ServiceEntry once, which stands for all of its hosts', () => {
  const files = [
    {
      name: 'a.yaml',
      text: `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: partner, namespace: default }
spec:
  hosts: [a.example.com, b.example.com]
  location: MESH_EXTERNAL
  resolution: DNS
  ports: [{ number: 80, name: http, protocol: HTTP }]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: partner, namespace: default }
spec:
  hosts: [a.example.com, b.example.com]
  http:
  - route: [{ destination: { host: a.example.com, port: { number: 80 } } }]
`,
    },
  ]
  const text = writeObjects(convert(files, 'gateway-api').objects.map(own => own.value))
  expect(text.match(/name: partner$/gm)).toHaveLength(2)
  expect(text.match(/kind: ServiceEntry/g)).toHaveLength(1)
})
