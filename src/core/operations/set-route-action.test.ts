import { describe, expect, it } from 'vitest'
import { checkEdit, refusalOf } from '../../testing/check-edit.ts'
import { setFilterType } from './set-filter-type.ts'
import { setRouteAction } from './set-route-action.ts'

const rule = { resource: 'HTTPRoute/shop/shop', path: ['spec', 'rules', 0] }

const head = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: shop
  namespace: shop
spec:
  rules:
  - matches: # kept
    - path:
        value: /old
`
const backend = `    backendRefs:
    - name: web
      port: 80
`
const redirect = `    filters:
    - type: RequestRedirect
      requestRedirect:
        scheme: https
`
const timeouts = `    timeouts:
      request: 5s # kept too
`

describe('setRouteAction', () => {
  it('puts a redirect where the backends were', () => {
    checkEdit(
      setRouteAction(rule, 'redirect', { scheme: 'https' }),
      head + backend + timeouts,
      head + redirect + timeouts,
    )
  })

  it('takes a rewrite away with the redirect, and leaves other filters', () => {
    const headers = `    - type: ResponseHeaderModifier
      responseHeaderModifier:
        remove: [x-team] # kept
`
    const rewrite = `    - type: URLRewrite
      urlRewrite:
        hostname: web.example.com
`
    checkEdit(
      setRouteAction(rule, 'redirect', { scheme: 'https' }),
      `${head}    filters:\n${rewrite}${headers}${backend}`,
      `${head}    filters:\n${headers}${redirect.slice('    filters:\n'.length)}`,
    )
    checkEdit(
      setRouteAction(rule, 'redirect', { scheme: 'https' }),
      `${head}    filters:\n${rewrite}${backend}`,
      head + redirect,
    )
  })

  it('goes back to backends', () => {
    checkEdit(
      setRouteAction(rule, 'route', { name: 'web', port: 80 }),
      head + redirect + timeouts,
      head + backend + timeouts,
    )
  })

  it('keeps the action that is asked for where both are written', () => {
    checkEdit(setRouteAction(rule, 'redirect', {}), head + redirect + backend, head + redirect)
    checkEdit(setRouteAction(rule, 'route', {}), head + redirect + backend, head + backend)
  })

  it('refuses a rule that has gone', () => {
    const gone = { ...rule, path: ['spec', 'rules', 7] }
    expect(refusalOf(setRouteAction(gone, 'route', {}), head)).toMatch(/no longer there/)
  })
})

describe('setFilterType', () => {
  const filter = { ...rule, path: [...rule.path, 'filters', 0] }

  it('begins the settings of the new type and takes those of the old one away', () => {
    checkEdit(
      setFilterType(filter, 'URLRewrite', { hostname: 'web.example.com' }),
      head + redirect + backend,
      `${head}    filters:
    - type: URLRewrite
      urlRewrite:
        hostname: web.example.com
${backend}`,
    )
  })

  it('refuses a filter that has gone, and a type that is none', () => {
    expect(refusalOf(setFilterType(filter, 'URLRewrite', {}), head)).toMatch(/no longer there/)
    expect(refusalOf(setFilterType(filter, 'constructor', {}), head + redirect)).toMatch(/No filter/)
  })
})
