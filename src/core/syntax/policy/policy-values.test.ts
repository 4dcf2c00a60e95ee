import { describe, expect, it } from 'vitest'
import { isSubnet } from '../hosts/subnet.ts'
import { conditionKey } from './condition-key.ts'
import { isPortText, serviceAccountFault, trustDomainFault } from './list-faults.ts'
import { isMapKey } from './map-key.ts'
import { pathTemplateFault } from './path-template.ts'

describe('the values of an AuthorizationPolicy', () => {
  it.each(['10.0.0.1', '10.0.0.1/24', 'fe80::1%eth0', '2001:db8::/32'])('takes the address %s', text => {
    expect(isSubnet(text)).toBe(true)
  })

  it.each(['1.2.3.4/024', '1.2.3.4/33', 'fe80::1%eth0/64', '', 'shop'])('refuses the address %s', text => {
    expect(isSubnet(text)).toBe(false)
  })

  it.each([
    ['0', true],
    ['080', true],
    ['65535', true],
    ['65536', false],
    ['+1', false],
    ['', false],
    ['http', false],
  ])('reads the port %s', (text, isPort) => {
    expect(isPortText(text)).toBe(isPort)
  })

  it.each([
    ['shop', undefined],
    ['shop/web', undefined],
    ['a/b/c', 'it has at most one /, between namespace and name'],
    ['/web', 'a part beside its / is empty'],
    ['web*', 'wildcards are not allowed'],
    ['a'.repeat(321), 'it is longer than 320 bytes'],
  ])('reads the service account %s', (text, reason) => {
    expect(serviceAccountFault([text])?.reason).toBe(reason)
  })

  it('takes a trust domain with one wildcard at an end', () => {
    expect(trustDomainFault(['*', 'example.*', '*.example.com'])).toBeUndefined()
    expect(trustDomainFault(['a*b'])?.index).toBe(0)
    expect(trustDomainFault(['ok', 'a/b'])?.index).toBe(1)
  })

  it.each([
    ['/a/{*}/b', true],
    ['/a/{**}', true],
    ['/a/{*}/{**}', true],
    ['/a b', true],
    ['/{**}/b', true],
    ['/{**}/{*}', false],
    ['/a{*}', false],
    ['/a//{*}', false],
    ['/a/{*}/b*', false],
    ['/{id}', false],
  ])('reads the path %s', (path, isTaken) => {
    expect(pathTemplateFault(path) === undefined).toBe(isTaken)
  })

  it('knows a name in brackets', () => {
    expect(['claims[a][b]', 'headers[x]'].every(isMapKey)).toBe(true)
    expect(['headers[]', 'headers[x]y', '[x]', 'headers'].some(isMapKey)).toBe(false)
  })

  it.each([
    ['request.headers[x]', 'any'],
    ['request.auth.claimsX[a]', 'any'],
    ['source.ip', 'ip'],
    ['destination.port', 'port'],
    ['source.serviceAccount', 'service-account'],
    ['destination.labels[app]', undefined],
    ['toString', undefined],
    ['request.headers', undefined],
  ])('reads the condition key %s', (key, values) => {
    const read = conditionKey(key)
    expect('values' in read ? read.values : undefined).toBe(values)
  })
})
