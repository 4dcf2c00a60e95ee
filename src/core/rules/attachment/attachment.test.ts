import { describe, expect, it } from 'vitest'
import { readModel } from '../../model/read-model.ts'
import { defaultSettings } from '../../settings.ts'
import { applyChanges, type Files } from '../../text/file-change.ts'
import { shiftEdits } from '../../text/text-edit.ts'
import { cutDocuments } from '../../yaml/cut-documents.ts'
import { readDocument } from '../../yaml/read-document.ts'
import type { FindingFix, Rule } from '../define-rule.ts'
import { runModelRule } from '../engine/run-model-rules.ts'
import { fixesOf } from '../engine/to-diagnostics.ts'
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
  if (!fix) throw new Error('There is no fix.')
  if ('operation' in fix) {
    const result = fix.operation().run(files, defaultSettings)
    if (!result.ok) throw new Error(result.reason)
    return applyChanges(files, result.changes)
  }
  const { text } = files[0]!
  // Those that edit in place are the route's, which is the second document.
  const { from, to } = cutDocuments(text)[1]!
  const edits = shiftEdits(fix.edits(readDocument(text.slice(from, to)), [], ''), from)
  return applyChanges(files, [{ type: 'edit', file: 'shop.yaml', edits }])
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
      'no ReferenceGrant there lets an HTTPRoute of namespace ingress refer to it',
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

describe('a route that does not attach', () => {
  const shop = (listener: string, more: string) =>
    filesOf(
      gateway(listener) +
        route('shop').replace('parentRefs: [{name: public, namespace: ingress}]', more) +
        'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n',
    )
  const parent = (more = '') => `parentRefs: [{name: public, namespace: ingress${more}}]`
  const open = 'allowedRoutes: {namespaces: {from: All}}'

  it.each<[string, Files, readonly string[]]>([
    [
      'is let in by its namespace, beside those that are',
      shop(http, parent()),
      ['Let routes of namespace shop in at listener web', 'Let routes of all namespaces in at listener web'],
    ],
    [
      'is let in by the label of its Namespace where the listener asks for one',
      shop(
        '{name: web, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: Selector, selector: {matchLabels: {exposed: "true"}}}}}',
        parent(),
      ),
      ['Give Namespace shop the label exposed: true', 'Let routes of all namespaces in at listener web'],
    ],
    [
      'is let in by one more name where the listener lists them',
      shop(
        '{name: web, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: Selector, selector: {matchExpressions: [{key: kubernetes.io/metadata.name, operator: In, values: [blog]}]}}}}',
        parent(),
      ),
      ['Let routes of namespace shop in at listener web', 'Let routes of all namespaces in at listener web'],
    ],
    [
      'gets a listener for its hostname, or the hostname of one',
      shop(
        `{name: web, port: 80, protocol: HTTP, hostname: shop.example.com, ${open}}`,
        `${parent()}\n  hostnames: [cart.example.com]`,
      ),
      ['Add a listener for cart.example.com to public', 'Use the hostname shop.example.com of listener web'],
    ],
    [
      'gets the listener that it names',
      shop(
        `{name: web, port: 80, protocol: HTTP, hostname: a.example.com, ${open}}`,
        parent(', sectionName: inner'),
      ),
      ['Attach to listener web', 'Add listener inner for HTTP on port 80 to public'],
    ],
    [
      'gets a listener on the port that it names',
      shop(`{name: web, port: 80, protocol: HTTP, ${open}}`, parent(', port: 8080')),
      [
        'Use port 80 of listener web',
        'Add listener http for HTTP on port 8080 to public',
        'Remove the port of the parentRef',
      ],
    ],
    [
      'is one more kind of a listener that lists them',
      shop(
        `{name: web, port: 80, protocol: HTTP, allowedRoutes: {kinds: [{kind: GRPCRoute}], namespaces: {from: All}}}`,
        parent(),
      ),
      ['Take an HTTPRoute on listener web', 'Add listener http for HTTP on port 8080 to public'],
    ],
    [
      'is told where its Gateway is, and is let in there',
      shop(http, 'parentRefs: [{name: public}]'),
      ['Use Gateway public of namespace ingress. Let routes of namespace shop in at listener web'],
    ],
  ])('%s', (_, files, titles) => {
    const [finding] = said(routeNotAttached, files)
    const fixes = finding ? fixesOf(finding) : []
    expect(fixes.map(it => it.title)).toEqual(titles)
    for (const fix of fixes) expect(said(routeNotAttached, repaired(files, fix))).toEqual([])
  })

  it('gets a listener of its own for bytes, on the port of its backend', () => {
    const tcp = route('ingress', '{name: db, port: 5432}').replace('HTTPRoute', 'TCPRoute')
    const [finding] = said(routeNotAttached, filesOf(gateway(http) + tcp))
    expect(finding?.fix?.title).toBe('Add listener tcp for TCP on port 5432 to public')
  })
})

describe('what is referred to by a wrong name or namespace', () => {
  const far =
    'apiVersion: v1\nkind: Service\nmetadata: {name: cart, namespace: far}\nspec: {ports: [{port: 80}]}\n'

  it('is the one of the name elsewhere, let in by a ReferenceGrant there', () => {
    const files = filesOf(route('shop') + far)
    const [finding] = said(backendUnusable, files)
    expect(finding?.fix?.title).toBe(
      'Use Service cart of namespace far, and allow it by a ReferenceGrant there',
    )
    expect(said(backendUnusable, repaired(files, finding?.fix))).toEqual([])
  })

  it('is the one of nearly the name beside it', () => {
    const files = filesOf(route('far', '{name: crat, port: 80}') + far)
    const [finding] = said(backendUnusable, files)
    expect(finding?.fix?.title).toBe('Use Service cart')
    expect(said(backendUnusable, repaired(files, finding?.fix))).toEqual([])
  })
})

describe('a listener that is not served', () => {
  it.each([
    ['writes its protocol small', '{name: web, port: 80, protocol: http}', 'Write it as HTTP'],
    ['needs a certificate', '{name: web, port: 443, protocol: HTTPS}', 'Add a certificate'],
  ])('%s', (_, listener, title) => {
    const [finding] = said(listenerNotServed, filesOf(gateway(listener)))
    expect(finding?.fix?.title).toBe(title)
    expect(finding?.path).toEqual(['spec', 'listeners', 0, 'protocol'])
  })

  it('of a ListenerSet is let in by its namespace', () => {
    const set = `${api}
kind: ListenerSet
metadata: {name: more, namespace: shop}
spec:
  parentRef: {name: public, namespace: ingress}
  listeners: [{name: web, port: 8080, protocol: HTTP}]
`
    const files = filesOf(gateway(http) + set)
    const [finding] = said(listenerNotServed, files)
    expect(finding?.fix?.title).toBe('Let ListenerSets of namespace shop in at Gateway public')
    expect(said(listenerNotServed, repaired(files, finding?.fix))).toEqual([])
  })
})
