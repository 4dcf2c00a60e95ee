import { describe, expect, it } from 'vitest'
import { isCorsMethod } from './http/cors-method.ts'
import { isGrpcStatus } from './http/grpc-status.ts'
import { isHttpStatus } from './http/http-status.ts'
import { badRetryConditions } from './http/retry-on.ts'
import { isLabelKey, isLabelValue } from './label-map.ts'
import { localitiesFault } from './locality.ts'
import { maglevFaults, nextMaglevSize } from './maglev.ts'
import { isFractionalPercent, isPercent } from './percentage.ts'
import { isPort } from './port.ts'
import { isHttpProtocol, isProtocol, isTcpProtocol, isTlsProtocol } from './protocol.ts'
import { base64Length } from './tls/base64.ts'
import { isCipherSuite } from './tls/cipher-suite.ts'
import { utf8Length } from './utf8.ts'

it('counts the bytes of UTF-8', () => {
  expect(['a', 'ä', '€', '😀', '\ud800'].map(utf8Length)).toEqual([1, 2, 3, 4, 3])
})

it('knows protocols in any case, and which carry HTTP, TLS and TCP', () => {
  expect(['hTtP', 'UDP', 'http_proxy', 'redis', 'GRPC-WEB'].filter(it => !isProtocol(it))).toEqual([])
  expect(['HBONE', '', 'websocket', 'GRPC_WEB', 'constructor'].filter(isProtocol)).toEqual([])
  expect(['HTTP2', 'http_proxy'].filter(it => !isHttpProtocol(it))).toEqual([])
  expect(
    ['https', 'TLS'].filter(it => !isTlsProtocol(it) || !isTcpProtocol(it) || isHttpProtocol(it)),
  ).toEqual([])
  expect(isTcpProtocol('udp')).toBe(false)
})

it('takes labels as Kubernetes does, but values of any length', () => {
  expect(['a', 'example.com/a', 'A_b.c-d', `${'a'.repeat(253)}/b`].filter(it => !isLabelKey(it))).toEqual([])
  expect(
    ['', '-a', 'a/', '/a', 'a/b/c', 'a b', 'a'.repeat(64), `${'a'.repeat(254)}/b`].filter(isLabelKey),
  ).toEqual([])
  expect(['', 'v1', 'a'.repeat(100)].filter(it => !isLabelValue(it))).toEqual([])
  expect(['-', 'a b', 'v1-', 'ä'].filter(isLabelValue)).toEqual([])
})

it('takes the conditions of Envoy and named statuses for a retry, without spaces', () => {
  expect(badRetryConditions('5xx,503,999,100,abc,,+503,418,0')).toEqual(['999', 'abc', '', '0'])
  expect(badRetryConditions('5xx, reset')).toEqual([' reset'])
  expect(badRetryConditions('unavailable,0503')).toEqual([])
})

it('takes statuses from 200 to 600 and gRPC statuses by their names in capitals', () => {
  expect([200, 599, 600].filter(it => !isHttpStatus(it))).toEqual([])
  expect([199, 601, 0, -1].filter(isHttpStatus)).toEqual([])
  expect(isGrpcStatus('UNAVAILABLE')).toBe(true)
  expect(['unavailable', '', 'toString'].filter(isGrpcStatus)).toEqual([])
})

it('takes percentages that Envoy can count', () => {
  expect([0, 0.0001, 100].filter(it => !isFractionalPercent(it))).toEqual([])
  expect([-1, 0.00001, 100.1].filter(isFractionalPercent)).toEqual([])
  expect([isPercent(0), isPercent(100), isPercent(101), isPercent(-1)]).toEqual([true, true, false, false])
  expect([isPort(1), isPort(65535), isPort(0), isPort(65536)]).toEqual([true, true, false, false])
})

it('takes cipher suites by name, and what begins with an operator', () => {
  expect(['ALL', '', '-X', 'AES128-SHA'].filter(it => !isCipherSuite(it))).toEqual([])
  expect(['FOO', 'aes128-sha'].filter(isCipherSuite)).toEqual([])
})

it('takes methods in capitals or a star in a CORS policy', () => {
  expect(['get', 'GET', '*', 'FOO'].filter(isCorsMethod)).toEqual(['GET', '*'])
})

it('counts the bytes of base64, and takes no other alphabet', () => {
  expect(['', 'YQ==', 'YWI=', 'YWJj', 'YW\nJj'].map(base64Length)).toEqual([0, 1, 2, 3, 3])
  expect(['YQ', 'YQ=', '_w==', 'a b=', '=AAA'].map(base64Length)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

describe('the size of a Maglev table', () => {
  it('is a prime below 5000011', () => {
    expect(maglevFaults(65537n)).toEqual([])
    expect(maglevFaults(1n)).toEqual([])
    expect(maglevFaults(4n)).toEqual(['not-prime'])
    expect(maglevFaults(0n)).toEqual(['unset', 'not-prime'])
    expect(maglevFaults(5000011n)).toEqual(['too-large'])
  })

  it('is judged at once, however large', () => {
    expect(maglevFaults(18446744073709551557n)).toEqual(['too-large'])
    expect(maglevFaults(18446744073709551615n)).toEqual(['too-large', 'not-prime'])
  })

  it('has a next one that can be used', () => {
    expect(nextMaglevSize(65536n)).toBe(65537)
    expect(nextMaglevSize(4999999n)).toBe(4999999)
    expect(nextMaglevSize(5000000n)).toBeUndefined()
  })
})

describe('a list of localities', () => {
  it('may name regions, zones and subzones side by side', () => {
    expect(localitiesFault(['a/x/1', 'a/x/2', 'a/y', 'b'])).toBeUndefined()
    expect(localitiesFault(['a/x', 'a/*'])).toBeUndefined()
  })

  it.each([
    [['a', 'a/x'], 1],
    [['a/x', 'a'], 1],
    [['a/*', 'a/x'], 1],
    [['*', 'a'], 1],
    [['a/x', 'a/x/1'], 1],
    [['a/x/1', 'a/x/1'], 1],
    [['a//x'], 0],
    [['*/a'], 0],
    [['a/*/*'], 0],
    [[''], 0],
  ])('may not repeat or overlap what stands before: %j', (localities, index) => {
    expect(localitiesFault(localities)?.index).toBe(index)
  })
})
