import { describe, expect, it } from 'vitest'
import { remarkOnLength } from './link-length.ts'

describe('the length of a link', () => {
  it('is fine up to what every program opens, doubtful up to what chats cut, too much beyond', () => {
    expect([1, 2000, 2001, 4000, 4001].map(it => remarkOnLength(it).tone)).toEqual([
      'success',
      'success',
      'warning',
      'warning',
      'error',
    ])
  })
})
