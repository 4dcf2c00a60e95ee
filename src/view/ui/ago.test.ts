import { describe, expect, it } from 'vitest'
import { ago } from './ago.ts'

const minute = 60_000

describe('how long ago', () => {
  it('is told in the largest unit that fits', () => {
    const times = [
      0,
      minute - 1,
      minute,
      59 * minute,
      60 * minute,
      23 * 60 * minute,
      24 * 60 * minute,
      72 * 60 * minute,
    ]
    expect(times.map(ago)).toEqual([
      'just now',
      'just now',
      '1 min ago',
      '59 min ago',
      'an hour ago',
      '23 hours ago',
      'yesterday',
      '3 days ago',
    ])
  })

  it('does not speak of the future when clocks disagree', () => {
    expect(ago(-5 * minute)).toBe('just now')
  })
})
