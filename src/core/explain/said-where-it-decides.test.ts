import { describe, expect, it } from 'vitest'
import { explain } from '../../testing/check-trace.ts'

const gateway = `
apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec:
  selector: { istio: gateway }
  servers:
  - { port: { number: 80, name: http, protocol: HTTP }, hosts: ["*"] }
---
`
const virtualService = (name: string, spec: string) => `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: ${name}, namespace: shop }
spec: ${spec}
---
`
const to = (host: string) => `route: [{ destination: { host: ${host} } }]`

const sentenceOf = (yaml: string, request: string, stage: string) =>
  explain(yaml, request).stages.find(it => it.name === stage)?.sentence

describe('a port on which nothing listens', () => {
  const all = gateway + virtualService('all', `{ hosts: ["*"], gateways: [public], http: [{ ${to('a')} }] }`)
  const ingress = `
apiVersion: v1
kind: Service
metadata: { name: ingress, namespace: shop }
spec:
  type: NodePort
  selector: { istio: gateway }
  ports: [{ name: http, port: 80, nodePort: 31380, protocol: TCP }]
`

  it('is told as the NodePort that it is', () => {
    expect(sentenceOf(all + ingress, 'curl http://a.example.com:31380/', 'listener')).toContain(
      '31380 is a NodePort of Service shop/ingress, which leads to its port 80: ask for that port instead.',
    )
  })

  it('may be a NodePort where the files do not say', () => {
    expect(sentenceOf(all, 'curl http://a.example.com:31380/', 'listener')).toContain(
      '31380 may be a NodePort',
    )
    expect(sentenceOf(all, 'curl http://a.example.com:8080/', 'listener')).not.toContain('NodePort')
  })
})

describe('a rule of a delegate', () => {
  const root = (more: string) =>
    virtualService(
      'root',
      `{ hosts: [a.example.com], gateways: [public], http: [{ match: [{ uri: { prefix: /a } }], ${more}delegate: { name: leaf } }] }`,
    )
  const headers = 'headers: { request: { set: { x-from: root } } }, '

  it('is told to need the matches of both, and to replace header operations', () => {
    const leaf = virtualService(
      'leaf',
      `{ http: [{ match: [{ uri: { prefix: /a/b } }], headers: { request: { set: { x-by: leaf } } }, ${to('a')} }] }`,
    )

    expect(sentenceOf(gateway + root(headers) + leaf, 'curl http://a.example.com/a/b', 'route')).toBe(
      "Rule 1 of root takes the request. It is rule 1 of the delegate leaf. A request has to meet the matches of both, the delegate's and those of rule 1 of root. The delegate's header operations replace those of rule 1 of root; they are not added up.",
    )
  })

  it('is told that its matches do not see what the root sets', () => {
    const leaf = virtualService(
      'leaf',
      `{ http: [{ match: [{ headers: { x-from: { exact: root } } }], ${to('a')} }] }`,
    )

    expect(
      sentenceOf(gateway + root(headers) + leaf, 'curl http://a.example.com/a -H "x-from: root"', 'route'),
    ).toContain("Headers that rule 1 of root sets are not seen by the delegate's matches.")
  })

  it('says nothing of it where only one of the two speaks', () => {
    const leaf = virtualService('leaf', `{ http: [{ ${to('a')} }] }`)

    expect(sentenceOf(gateway + root('') + leaf, 'curl http://a.example.com/a', 'route')).toBe(
      'Rule 1 of root takes the request. It is rule 1 of the delegate leaf.',
    )
  })
})
