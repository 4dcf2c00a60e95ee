import { describe, expect, it } from 'vitest'
import { meshTrace, meshWorkload, modelOf } from '../../testing/check-trace.ts'
import { service, virtualService } from '../../testing/mesh-files.ts'
import { parseRequest } from '../request/parse-request.ts'
import { handlingOf } from './handling.ts'
import { contextOf } from './request-source.ts'
import { upstreamOf } from './upstream.ts'

const rule = (fields: string, route = '[{destination: {host: cart}}]') =>
  service('cart') +
  virtualService('v', `{hosts: [cart], http: [{${fields}${fields && ', '}route: ${route}}]}`)

function handled(yaml: string) {
  const source = { type: 'mesh', workload: meshWorkload('shop') } as const
  return handlingOf(contextOf(modelOf(yaml), source), meshTrace(yaml, 'shop', 'http://cart/a'))
}

const usual = 'connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes'

describe('retries', () => {
  it.each([
    ['', { attempts: 2, on: usual, ignorePreviousHosts: true }],
    ['retries: {attempts: 3}', { attempts: 3, on: usual, ignorePreviousHosts: true }],
    ['retries: {attempts: 0}', undefined],
    ['retries: {perTryTimeout: 2s}', undefined],
    [
      'retries: {attempts: 1, perTryTimeout: 90s, retryOn: "503, reset"}',
      {
        attempts: 1,
        on: 'reset,retriable-status-codes',
        statusCodes: [503],
        perTryTimeout: '1m30s',
        ignorePreviousHosts: true,
      },
    ],
    [
      'retries: {attempts: 1, retryRemoteLocalities: true, retryIgnorePreviousHosts: false}',
      { attempts: 1, on: usual, remoteLocalities: true, ignorePreviousHosts: false },
    ],
  ])('of a rule with %s', (fields, retries) => {
    expect(handled(rule(fields)).retries).toEqual(retries)
  })
})

describe('faults', () => {
  it.each([
    ['fault: {delay: {fixedDelay: 3s, percentage: {value: 12.5}}}', { delay: '3s', delayPercent: 12.5 }],
    ['fault: {delay: {fixedDelay: 3s}}', { delay: '3s', delayPercent: 0 }],
    ['fault: {abort: {httpStatus: 503, percentage: {value: 10}}}', { abortStatus: 503, abortPercent: 10 }],
    ['fault: {abort: {httpStatus: 503}}', { abortStatus: 503, abortPercent: 0 }],
  ])('of a rule with %s', (fields, fault) => {
    expect(handled(rule(fields)).fault).toEqual(fault)
  })
})

describe('header operations', () => {
  it('of rule and single destination are joined, in lower case and without the Host', () => {
    const yaml = rule(
      'headers: {request: {set: {X-A: a, Host: h.example.com}, add: {X-B: one}, remove: [X-C]}}',
      '[{destination: {host: cart}, headers: {request: {set: {x-a: b}, add: {x-b: two}}, response: {remove: [x-d]}}}]',
    )
    expect(handled(yaml)).toMatchObject({
      requestHeaders: { set: { 'x-a': 'b' }, add: { 'x-b': 'one,two' }, remove: ['X-C'] },
      responseHeaders: { remove: ['x-d'] },
      clusters: [],
    })
  })

  it('of several destinations stay with each', () => {
    const yaml = rule(
      '',
      '[{destination: {host: cart}, weight: 0}, {destination: {host: cart}, weight: 1, headers: {request: {set: {host: h.example.com, a: b}}}}, {destination: {host: cart}, weight: 2}]',
    )
    expect(handled(yaml).clusters).toEqual([
      { hostRewrite: 'h.example.com', requestHeaders: { set: { a: 'b' } } },
      {},
    ])
  })
})

describe('a consistent hash', () => {
  const hashed = (spec: string) => `---
kind: DestinationRule
metadata: {name: cart, namespace: shop}
spec: {host: cart, ${spec}}
`
  const by = (key: string) => `loadBalancer: {consistentHash: {${key}}}`

  it.each([
    ['httpHeaderName: X-User', 'header x-user'],
    ['httpQueryParameterName: u', 'query u'],
    ['httpCookie: {name: c, ttl: 0s}', 'cookie c'],
    ['useSourceIp: true', 'source ip'],
  ])('by %s is told, and the same host is tried again', (key, told) => {
    const yaml = rule('') + hashed(`trafficPolicy: {${by(key)}}`)
    expect(handled(yaml)).toMatchObject({ hashPolicy: [told], retries: { ignorePreviousHosts: false } })
    // The same where no rule stands behind the route.
    expect(handled(service('cart') + hashed(`trafficPolicy: {${by(key)}}`))).toMatchObject({
      hashPolicy: [told],
    })
  })

  it('of a subset comes before that of all', () => {
    const yaml =
      rule('', '[{destination: {host: cart, subset: v1}}]') +
      hashed(
        `trafficPolicy: {${by('useSourceIp: true')}}, subsets: [{name: v1, trafficPolicy: {${by('httpHeaderName: v')}}}]`,
      )
    expect(handled(yaml).hashPolicy).toEqual(['header v'])
  })
})

describe('what a destination sees', () => {
  it.each([
    ['', '/a/../b?q=1', '/b?q=1', 'cart'],
    ['rewrite: {uri: /x}', '/b?q=1', '/xb?q=1', 'cart'],
    ['match: [{uri: {exact: /b}}], rewrite: {uri: /x}', '/b?q=1', '/x?q=1', 'cart'],
    [
      'rewrite: {uriRegexRewrite: {match: "^/(.)(.*)$", rewrite: "/\\\\2\\\\1"}}',
      '/bcd?q=1',
      '/cdb?q=1',
      'cart',
    ],
    ['rewrite: {authority: new.example.com}', '/b', '/b', 'new.example.com'],
  ])('of a rule with %s and a request for %s is %s', (fields, asked, path, host) => {
    const { request } = parseRequest(`http://cart${asked}`)!
    expect(upstreamOf(meshTrace(rule(fields), 'shop', `http://cart${asked}`), request)).toEqual({
      path,
      host,
    })
  })
})
