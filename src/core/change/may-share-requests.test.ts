import { describe, expect, it } from 'vitest'
import type { JsonMap } from '../model/read-value.ts'
import { mayShareRequests } from './may-share-requests.ts'

const path = (uri: JsonMap, more: JsonMap = {}) => ({ uri: { ...uri }, ...more }) as JsonMap
const method = (exact: string) => ({ method: { exact } }) as JsonMap

describe('two matches', () => {
  it.each<[string, JsonMap | undefined, JsonMap | undefined]>([
    ['paths of which one begins like the other', path({ prefix: '/a' }), path({ prefix: '/ab' })],
    ['a path below a prefix', path({ exact: '/a/b' }), path({ prefix: '/a' })],
    [
      'paths in other letters where case is ignored',
      path({ exact: '/A' }, { ignoreUriCase: true }),
      path({ exact: '/a' }),
    ],
    ['a regular expression', path({ regex: '/x.*' }), path({ prefix: '/a' })],
    ['a rule without conditions', undefined, path({ prefix: '/a' })],
    ['conditions on different things', method('GET'), path({ prefix: '/a' })],
    [
      'headers, of which a request may have several',
      { headers: { a: { exact: '1' } } },
      { headers: { a: { exact: '2' } } },
    ],
  ])('may take the same request: %s', (_, one, other) => {
    expect([mayShareRequests(one, other), mayShareRequests(other, one)]).toEqual([true, true])
  })

  it.each<[string, JsonMap, JsonMap]>([
    ['different paths', path({ exact: '/a' }), path({ exact: '/b' })],
    ['different prefixes', path({ prefix: '/a/' }), path({ prefix: '/b/' })],
    ['a path outside a prefix', path({ exact: '/a' }), path({ prefix: '/a/' })],
    ['different methods', method('GET'), method('POST')],
  ])('take none in common: %s', (_, one, other) => {
    expect([mayShareRequests(one, other), mayShareRequests(other, one)]).toEqual([false, false])
  })
})
