import { expect, it } from 'vitest'
import { analyze } from '../../analyze.ts'
import { groupsOf } from './divide.ts'
import { partsOf } from './parts.ts'

it('names a group of routes after their namespace alone, whether they are attached or not', () => {
  const { graph } = analyze([{ name: 'routes.yaml', text: [gateway, ...routes].join('---\n') }])
  const [section] = partsOf(graph).sections
  expect(
    groupsOf(section!).map(({ by, title, virtualServices }) => [by, title, virtualServices.length]),
  ).toEqual([
    ['namespace', 'team-0', 3],
    ['namespace', 'team-1', 3],
    ['namespace', 'team-2', 3],
  ])
})

const gateway = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: edge }
spec:
  gatewayClassName: istio
  listeners: [{ name: http, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { from: All } } }]
`

const routes = Array.from({ length: 9 }, (_, i) => {
  const section = i === 4 ? 'sectionName: other, ' : ''
  return `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: route-${i}, namespace: team-${i % 3} }
spec:
  parentRefs: [{ name: public, ${section}namespace: edge }, { name: public, namespace: edge }]
  hostnames: [r${i}.example.com]
  rules: [{ backendRefs: [{ name: web, port: 80 }] }]
`
})
