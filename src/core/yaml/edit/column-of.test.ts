import { expect, it } from 'vitest'
import { columnOf } from './column-of.ts'

it('counts from where YAML begins a line, behind a byte-order mark and the line ends that only YAML 1.1 knows', () => {
  expect(columnOf('a: 1\n  b: 2', 7)).toBe(2)
  expect(columnOf('\u2028kind: A', 1)).toBe(0)
  expect(columnOf('a: 1\u0085 b', 6)).toBe(1)
  expect(columnOf('\uFEFFkind: A', 1)).toBe(0)
  expect(columnOf('\uFEFF', 0)).toBe(0)
  expect(columnOf('a: 1\r\nb: 2', 6)).toBe(0)
})
