import { expect, it } from 'vitest'
import { linkModel } from '../../model/model.ts'
import { readModel } from '../../model/read-model.ts'
import { defaultSettings } from '../../settings.ts'
import type { Finding } from '../define-rule.ts'
import { routeRule } from './route-rule.ts'

const gateway = (port: number) => `apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: public, namespace: shop }
spec: { gatewayClassName: istio, listeners: [{ name: http, port: ${port}, protocol: HTTP }] }
`
const route = (kind: string, name: string, path = '/') => `apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: { name: ${name}, namespace: shop }
spec:
  parentRefs: [{ name: public }]
  rules: [{ matches: [{ path: { value: ${path} } }], backendRefs: [{ name: web, port: 80 }] }]
`

function told(kinds: readonly ('HTTPRoute' | 'GRPCRoute')[]) {
  const asked: string[] = []
  const rule = routeRule({
    id: 'attachment/test',
    severity: 'warning',
    title: 'Test',
    source: { advice: 'A test.' },
    why: 'A test.',
    examples: { bad: [], good: [] },
    kinds,
    check(_, { resource }, report) {
      asked.push(resource.name)
      if (resource.name !== 'silent') report({ path: ['spec'], message: `About ${resource.name}.` })
    },
  })
  const check = (model: ReturnType<typeof readModel>) => {
    const found: [string, Finding][] = []
    if (rule.scope === 'model') rule.check(model, (resource, it) => found.push([resource.id, it]))
    return found.map(([id, it]) => `${id}: ${it.message}`)
  }
  return { rule, check, asked }
}

const filesOf = (...texts: string[]) => [{ name: 'a.yaml', text: texts.join('---\n') }]

it('asks of each route of its kinds, and says at each what was found', () => {
  const { check, asked } = told(['HTTPRoute', 'GRPCRoute'])
  const files = filesOf(
    gateway(80),
    route('HTTPRoute', 'a'),
    route('HTTPRoute', 'silent'),
    route('GRPCRoute', 'b'),
    route('TCPRoute', 'other'),
  )
  expect(check(readModel(files))).toEqual(['HTTPRoute/shop/a: About a.', 'GRPCRoute/shop/b: About b.'])
  expect(asked).toEqual(['a', 'silent', 'b'])
})

it('keeps what it said of a route until that route or what routes attach to changes', () => {
  const { check, asked } = told(['HTTPRoute'])
  const read = (port: number, path: string, before?: ReturnType<typeof readModel>) =>
    readModel(
      filesOf(gateway(port), route('HTTPRoute', 'a', path), route('HTTPRoute', 'b')),
      undefined,
      before,
    )
  const first = read(80, '/')
  check(first)
  const second = read(80, '/cart', first)
  expect(check(second)).toHaveLength(2)
  expect(asked).toEqual(['a', 'b', 'a'])
  check(read(8080, '/cart', second))
  expect(asked).toEqual(['a', 'b', 'a', 'a', 'b'])
})

it('says which kinds it looks at, so that it runs again for no others', () => {
  const { rule } = told(['HTTPRoute'])
  if (rule.scope !== 'model') throw new Error('a rule about the model')
  expect(rule.about).toEqual(['HTTPRoute'])
  expect(rule.reads).toEqual(expect.arrayContaining(['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute']))
  expect(rule.reads).not.toContain('VirtualService')
})

it('has nothing to say where there are no routes', () => {
  const { check } = told(['HTTPRoute'])
  expect(check(linkModel([], defaultSettings))).toEqual([])
})
