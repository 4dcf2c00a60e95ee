import { expect, it } from 'vitest'
import { usage, usageOf } from './usage.ts'

it('shows a command by itself, with what it shares with others', () => {
  const check = usageOf('check')
  expect(check).toContain('drawbridge check PATH…')
  expect(check).toContain('drawbridge check --coverage')
  expect(check).toContain('--namespace NAME')
  expect(check).toContain('Exit codes:')
  expect(check).not.toContain('drawbridge trace')
  expect(usageOf('open')).toContain('--read-only')
  expect(usageOf('open')).not.toContain('--namespace')
})

it('shows all of it without a command, or with one that there is not', () => {
  expect(usageOf(undefined)).toBe(usage)
  expect(usageOf('judge')).toBe(usage)
  expect(usageOf('(')).toBe(usage)
})

it('has lines that a terminal of 132 columns shows whole', () => {
  expect(usage.split('\n').filter(it => it.length > 132)).toEqual([])
})
