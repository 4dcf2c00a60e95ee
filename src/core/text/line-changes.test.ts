import { expect, it } from 'vitest'
import { lineChanges } from './line-changes.ts'

const files = [{ name: 'a.yaml', text: 'a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\n' }]
const show = (it: ReturnType<typeof lineChanges>) => it.map(({ sign, text }) => `${sign}${text}`)

it('shows what is taken away and put in, with a line around each', () => {
  const edits = [
    { from: 5, to: 9, insert: 'b: 20' },
    { from: 25, to: 25, insert: 'x: 0\n' },
  ]
  expect(show(lineChanges(files, [{ type: 'edit', file: 'a.yaml', edits }]))).toEqual([
    ' a: 1',
    '-b: 2',
    '+b: 20',
    ' c: 3',
    ' e: 5',
    '+x: 0',
    ' f: 6',
  ])
})

it('shows a new file as lines put in, and nothing for what stays', () => {
  expect(lineChanges(files, [{ type: 'create', file: 'b.yaml', text: 'kind: Gateway\n' }])).toEqual([
    { file: 'b.yaml', sign: '+', text: 'kind: Gateway' },
  ])
  expect(lineChanges(files, [])).toEqual([])
})
