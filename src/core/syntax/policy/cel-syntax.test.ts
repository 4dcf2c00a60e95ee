import { describe, expect, it } from 'vitest'
import { celFault } from './cel-syntax.ts'

describe('an expression of the Common Expression Language', () => {
  it.each([
    'response.code >= 400',
    'has(request.headers) && request.headers["x-user"] == \'admin\'',
    'a ? b : c ? d : e',
    '!(-x.y[0] in [1, 2.5, 0x1Fu, 1e3])',
    'm.exists(k, k.startsWith("a")) || {"a": 1, b: 2}.a == 1',
    'type(x) == pkg.Message{field: 1, other: [1,]}',
    'r"\\d+" + b\'x\' + """a\nb"""',
    'x // a comment\n + 1',
    '.a.b',
    'connection.mtls',
  ])('may be %s', text => {
    expect(celFault(text)).toBeUndefined()
  })

  it.each([
    '',
    '   ',
    'response.code >=',
    'a b',
    'has(x)',
    '"open',
    '(a',
    'a.1',
    'if',
    '1 +',
    'a ? b',
    '#',
    'a in',
    '[1, 2',
    '('.repeat(1000),
    `${'a.'.repeat(10)}`,
  ])('cannot be %s', text => {
    expect(celFault(text)).toBeDefined()
  })
})
