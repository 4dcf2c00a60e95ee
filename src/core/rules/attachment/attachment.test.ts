import { describe, expect, it } from 'vitest'
import { readModel } from '../../model/read-model.ts'
import { defaultSettings } from '../../settings.ts'
import { applyChanges, type Files } from '../../text/file-change.ts'
import type { FindingFix, Rule } from '../define-rule.ts'
import { runModelRule } from '../engine/run-model-rules.ts'
import { backendUnusable } from './backend-unusable.ts'
import { listenerNotServed } from './listener-not-served.ts'
import { routeNotAttached } from './route-not-attached.ts'

const api = 'apiVersion: gateway.networking.k8s.io/v1'
const gateway = (listener: string) => `${api}
kind: Gateway
metadata: {name: public, namespace: ingress}
spec:
  gatewayClassName: istio
  listeners:
  - ${listener}
---
`
const route = (namespace: string, backend = '{name: cart, port: 80}') => `${api}
kind: HTTPRoute
metadata: {name: cart, namespace: ${namespace}}
spec:
  parentRefs: [{name: public, namespace: ingress}]
  rules: [{backendRefs: [${backend}]}]
---
`
const http = '{name: web, port: 80, protocol: HTTP}'

function said(rule: Rule, files: Files) {
  return runModelRule(rule, readModel(files)).map(it => it.finding)
}

function filesOf(text: string): Files {
  return [{ name: 'shop.yaml', text }]
}

/** The files after a fix, as a user takes it. */
function repaired(files: Files, fix: FindingFix | undefined): Files {
  if (!fix || !('operation' in fix)) throw new Error('There is no operation.')
  const result = fix.operation().run(files, defaultSettings)
  if (!result.ok) throw new Error(result.reason)
  return applyChanges(files, result.changes)
}

describe('a route of another namespace', () => {
  const files = filesOf(gateway(http) + route('shop'))

  it('is told that the listener does not take it, and attaches where the listener is opened', () => {
    const [finding, ...others] = said(routeNotAttached, files)
    expect(finding?.message).toBe('public takes no routes from namespace shop on web.')
    expect(others).toEqual([])
    expect(said(routeNotAttached, repaired(files, finding?.fix))).toEqual([])
  })
})

describe('a parent that is not there', () => {
  it('is not in the files, which is no fault of the route', () => {
    const [finding] = said(routeNotAttached, filesOf(route('shop')))
    expect(finding).toMatchObject({
      path: ['spec', 'parentRefs', 0, 'name'],
      outside: { namespace: 'ingress', name: 'public' },
    })
  })

  it.each(['other', 'nginx'])('is left to others where it is of their class: %s', gatewayClass => {
    const text = gateway(http).replace('gatewayClassName: istio', `gatewayClassName: ${gatewayClass}`)
    expect(said(routeNotAttached, filesOf(text + route('shop')))).toEqual([])
  })
})

describe('a backend of another namespace', () => {
  it('is let in by a ReferenceGrant in its namespace', () => {
    const service =
      'apiVersion: v1\nkind: Service\nmetadata: {name: cart, namespace: far}\nspec: {ports: [{port: 80}]}\n'
    const files = filesOf(route('ingress', '{name: cart, namespace: far, port: 80}') + service)
    const [finding] = said(backendUnusable, files)
    expect(finding?.message).toContain(
      'no ReferenceGrant there lets a HTTPRoute of namespace ingress refer to it',
    )
    const after = repaired(files, finding?.fix)
    expect(after[0]?.text).toContain('namespace: far\nspec:\n  from:')
    expect(said(backendUnusable, after)).toEqual([])
  })
})

describe('a listener', () => {
  it('whose certificate is in another namespace is let in by a ReferenceGrant there', () => {
    const tls =
      '{name: tls, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: cert, namespace: certs}]}}'
    const [finding] = said(listenerNotServed, filesOf(gateway(tls)))
    expect(finding).toMatchObject({ outside: { kind: 'Secret', namespace: 'certs', name: 'cert' } })
  })
})
