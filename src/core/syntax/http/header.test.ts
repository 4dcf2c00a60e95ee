import { describe, expect, it } from 'vitest'
import { corsHeaderFault, matchHeaderFault, plainHeaderFault, requestHeaderFault } from './header-name.ts'
import { headerValueFault } from './header-value.ts'
import { isJwtClaim } from './jwt-claim.ts'

describe('a header in a match', () => {
  it('is a token, one of five pseudo-headers or a JWT claim', () => {
    const names = [
      'x,y',
      ':path',
      ':authority',
      'X_UPPER',
      "!#$%&'*+-.^_`|~",
      '@request.auth.claims.x',
      '@Request.auth.claims[a][b]',
    ]

    expect(names.filter(it => matchHeaderFault(it))).toEqual([])
  })

  it('is nothing else', () => {
    const names = [
      '',
      ':foo',
      ':PATH',
      'a b',
      'x/y',
      'x:y',
      'x-ä',
      '@request.auth.claimsx',
      '@request.auth.claims',
      '@request.auth.claims.',
      '@request.auth.claims[]',
    ]

    expect(names.filter(it => !matchHeaderFault(it))).toEqual([])
  })

  it('is a claim only with something behind the prefix', () => {
    expect(['@request.auth.claims.a', '@REQUEST.AUTH.CLAIMS[a]'].filter(it => !isJwtClaim(it))).toEqual([])
    expect(
      ['@request.auth.claims', '@request.auth.claims.', '@request.auth.claims[]', 'x'].filter(isJwtClaim),
    ).toEqual([])
  })
})

describe('a header that is changed', () => {
  it('may have any name on a request but for the pseudo-headers', () => {
    expect(['host', ':authority', ':Authority', 'bad name!'].filter(it => requestHeaderFault(it))).toEqual([])
    expect([':path', ''].filter(it => !requestHeaderFault(it))).toEqual([])
  })

  it('may not be the host where it is removed or in a response', () => {
    expect(['Host', ':x', ''].filter(it => !plainHeaderFault(it))).toEqual([])
    expect(plainHeaderFault('a b')).toBeUndefined()
  })

  it('may be a star in a CORS policy', () => {
    expect(['*', 'x-a'].filter(it => corsHeaderFault(it))).toEqual([])
    expect(['', 'a b', '@request.auth.claims.x'].filter(it => !corsHeaderFault(it))).toEqual([])
  })
})

describe('the value of a header', () => {
  it('may hold variables, doubled percent signs and tabs', () => {
    const values = [
      '',
      '%REQ(x)%',
      '%%',
      '100%%',
      '%REQ(["a"])%',
      '%REQ( [ "a" , "b" ] ) %',
      'a\tb',
      '%A(x\\))%',
      '%A%%B%',
    ]

    expect(values.filter(it => headerValueFault(it))).toEqual([])
  })

  it('may not leave a variable open or have control characters', () => {
    const values = [
      '%A',
      '50% off',
      '%X(abc',
      '%F("a","b")%',
      '\u0001',
      'a\nb',
      '\u007f',
      'x%',
      '%A([x])%',
      '%A(["a" x])%',
      '%A(["a"]x)%',
      '%A(x)x%',
      '%A(\\',
    ]

    expect(values.filter(it => !headerValueFault(it))).toEqual([])
  })
})
