import { describe, expect, it } from 'vitest'
import { kindNamed } from '../../kinds/index.ts'
import type { Json } from '../../yaml/source-document.ts'
import { decodeSpec } from './decode.ts'
import { decodeNumber } from './decode-number.ts'

function decode(kind: string, spec: Json): { value: Record<string, unknown>; faults: string[] } {
  const { value, faults } = decodeSpec(kindNamed(kind)!.spec, spec)
  return { value, faults: faults.map(it => it.path.join('.')) }
}

describe("Istio's reader", () => {
  it('takes the names that fields have in protobuf, and prefers those they have in JSON', () => {
    const tls = { credential_name: 'a', mode: 'SIMPLE' }
    const both = { credential_name: 'a', credentialName: 'b' }

    expect(decode('Gateway', { servers: [{ tls }, { tls: both }] }).value.servers).toMatchObject([
      { tls: { credentialName: 'a', mode: 'SIMPLE' } },
      { tls: { credentialName: 'b', mode: 'PASSTHROUGH' } },
    ])
    expect(
      decode('DestinationRule', { trafficPolicy: { outlierDetection: { consecutive_5xx_errors: 3 } } }).value,
    ).toMatchObject({ trafficPolicy: { outlierDetection: { consecutive5xxErrors: 3 } } })
  })

  it('takes numbers in strings and enums by number, but not the other way round', () => {
    expect(decode('Gateway', { servers: [{ port: { number: '80' }, tls: { mode: 1 } }] })).toMatchObject({
      value: { servers: [{ port: { number: 80 }, tls: { mode: 'SIMPLE' } }] },
      faults: [],
    })
    expect(decode('Gateway', { servers: [{ tls: { mode: 99 } }] }).value).toMatchObject({
      servers: [{ tls: { mode: '99' } }],
    })
    expect(decode('Gateway', { servers: [{ tls: { mode: '1' }, bind: 5, hosts: [true] }] }).faults).toEqual(
      ['spec.servers.0.bind', 'spec.servers.0.hosts.0', 'spec.servers.0.tls.mode'].sort(),
    )
  })

  it('reads null as absent, and in a list as an empty message or text', () => {
    expect(decode('Gateway', { servers: [null, { hosts: [null], port: null }] })).toMatchObject({
      value: { servers: [{ hosts: [] }, { hosts: [''], port: undefined }] },
      faults: [],
    })
    expect(decode('Gateway', null).value).toEqual({ selector: Object.create(null), servers: [] })
  })

  it('keeps of the members of a one-of the last', () => {
    const match = { uri: { exact: '/a', prefix: '/b' } }

    expect(decode('VirtualService', { http: [{ match: [match] }] }).value).toMatchObject({
      http: [{ match: [{ uri: { exact: undefined, prefix: '/b', regex: undefined } }] }],
    })
  })

  it('reads durations as nanoseconds and bytes by their number, and knows what the API server lets through', () => {
    const faults = (tcp: Json) =>
      decodeSpec(kindNamed('DestinationRule')!.spec, { trafficPolicy: { connectionPool: { tcp } } }).faults

    expect(faults({ connectTimeout: '5' })).toMatchObject([{ kind: 'duration' }])
    expect(faults({ connectTimeout: '5' })[0]?.passesSchema).toBeUndefined()
    expect(faults({ idleTimeout: '5' })).toMatchObject([{ kind: 'duration', passesSchema: true }])
    expect(
      decode('VirtualService', { http: [{ timeout: '1.5s', directResponse: { body: { bytes: 'YWI=' } } }] })
        .value,
    ).toMatchObject({ http: [{ timeout: 1_500_000_000n, directResponse: { body: { bytes: 2 } } }] })
  })

  it('takes any key for a key', () => {
    const selector = JSON.parse('{"__proto__": "a", "constructor": "b"}')

    expect(Object.entries(decode('Gateway', { selector }).value.selector as object)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ])
    expect(decode('Gateway', JSON.parse('{"servers": [{"__proto__": {"bind": "x"}}]}')).value).toMatchObject({
      servers: [{ bind: '' }],
    })
  })

  it.each([
    ['uint32', '80', 80],
    ['uint32', ' 80 ', 80],
    ['uint32', '80\n', undefined],
    ['uint32', 80, 80],
    ['uint32', 'null', 0],
    ['uint32', null, 0],
    ['uint64', 18446744073709552000, undefined],
    ['uint64', '18446744073709551615', 18446744073709551615n],
    ['int32', '-0', 0],
    ['int32', -2147483648, -2147483648],
    ['int32', 2147483648, undefined],
    ['uint32', -1, undefined],
    ['uint32', 80.5, undefined],
    ['uint32', '8e1', undefined],
    ['uint32', '+80', undefined],
    ['uint32', '', undefined],
    ['uint32', '080', undefined],
    ['uint32', true, undefined],
    ['double', 'Infinity', Number.POSITIVE_INFINITY],
    ['double', '1.5e1', 15],
    ['double', 'x', undefined],
    ['double', Number.POSITIVE_INFINITY, undefined],
  ] as const)('reads %s from %j', (format, json, value) => {
    expect(decodeNumber(format, json)).toBe(value)
  })
})
