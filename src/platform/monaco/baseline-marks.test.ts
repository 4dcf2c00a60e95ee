import { expect, it } from 'vitest'
import { marksOf } from './baseline-marks.ts'

const told = (before: string | undefined, now: string) =>
  marksOf(before, now).map(it => `${it.from}–${it.to} ${it.type}`)

it('tells the lines that are others than in the baseline', () => {
  expect(told('a\nb\nc\n', 'a\nb\nc\n')).toEqual([])
  expect(told('a\nb\nc\n', 'a\nx\ny\nc\n')).toEqual(['2–3 changed'])
  expect(told('a\nc\n', 'a\nb\nc\nd\n')).toEqual(['2–2 added', '4–4 added'])
  expect(told('a\nb\nc\n', 'a\nc\n')).toEqual(['2–2 removed'])
})

it('marks nothing in a file that was not there: all of it would be', () => {
  expect(told(undefined, 'a\n')).toEqual([])
})
