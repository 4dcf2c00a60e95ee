import { expect, it } from 'vitest'
import { modelOf } from '../../testing/check-trace.ts'
import { defaultedSpec } from './defaulted.ts'

const specOf = (yaml: string) => defaultedSpec(modelOf(yaml).resources[0]!)

it('has what the API server fills in, at every depth', () => {
  expect(
    specOf(`
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: a }
spec:
  parentRefs: [{ name: public }]
  rules:
  - matches: [{ path: { value: /a } }, { method: GET, path: null }]
    backendRefs: [{ name: web, port: 80 }]
  - filters: [{ type: RequestRedirect, requestRedirect: { scheme: https } }]
`),
  ).toEqual({
    parentRefs: [{ name: 'public', group: 'gateway.networking.k8s.io', kind: 'Gateway' }],
    rules: [
      {
        matches: [
          { path: { value: '/a', type: 'PathPrefix' } },
          { method: 'GET', path: { type: 'PathPrefix', value: '/' } },
        ],
        backendRefs: [{ name: 'web', port: 80, group: '', kind: 'Service', weight: 1 }],
      },
      {
        matches: [{ path: { type: 'PathPrefix', value: '/' } }],
        filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https', statusCode: 302 } }],
      },
    ],
  })
})

it('leaves what is of a wrong type as it is', () => {
  expect(
    specOf(`
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: a }
spec: { parentRefs: public, rules: [null, 1, { matches: x }] }
`),
  ).toEqual({ parentRefs: 'public', rules: [null, 1, { matches: 'x' }] })
})

it('of a kind without defaults is the very same object', () => {
  const [resource] = modelOf(`
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: a }
spec: { hosts: [a] }
`).resources
  expect(defaultedSpec(resource!)).toBe(resource!.spec)
})
