import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { durationFault, formatDuration, parseDuration } from './duration.ts'

describe('reading a duration', () => {
  it.each([
    ['1h30m', 5_400_000_000_000n],
    ['1.5s', 1_500_000_000n],
    ['.5s', 500_000_000n],
    ['1.s', 1_000_000_000n],
    ['+1s', 1_000_000_000n],
    ['-1.5s', -1_500_000_000n],
    ['0', 0n],
    ['-0', 0n],
    ['1us1µs1μs1ns', 3_001n],
    ['0.3333333333333333333h', 1_200_000_000_000n],
    ['9223372036854775807ns', 9_223_372_036_854_775_807n],
    ['-9223372036854775808ns', -9_223_372_036_854_775_808n],
    ['1.9999ns', 1n],
  ])('reads %s', (text, value) => {
    expect(parseDuration(text)).toBe(value)
  })

  it.each([
    '',
    '5',
    '1d',
    '1 s',
    ' 1s',
    '1s ',
    's',
    '.s',
    '-',
    '1e3s',
    '--1s',
    '9223372036854775808ns',
    '3000000h',
    '1S',
  ])('refuses %j', text => {
    expect(parseDuration(text)).toBeUndefined()
  })

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), value => {
        expect(parseDuration(formatDuration(value))).toBe(value)
      }),
    )
  })

  it('ends on any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0159.smhuµn+- ') }),
        text => void parseDuration(text),
      ),
    )
    expect(parseDuration('9'.repeat(100_000))).toBeUndefined()
  })
})

describe('a duration that the webhook takes', () => {
  it('is at least a millisecond and a whole number of them', () => {
    const taken = (text: string) => durationFault(parseDuration(text) ?? 0n) === undefined

    expect(['1ms', '1h30m', '.5s', '1.5s'].filter(it => !taken(it))).toEqual([])
    expect(['0s', '-1s', '1.0005s', '999us'].filter(taken)).toEqual([])
  })
})
