import { expect, it } from 'vitest'
import { lineDiff } from '../../core/text/line-diff.ts'
import { editorLines } from './editor-lines.ts'
import { takeBackLabel } from './take-back-label.ts'

it.each([
  ['a\nb\nc\n', 'a\nb\n2\n', 'Take back line 3'],
  ['a\r\nb\r\nc\r\n', 'a\r\nb\r\n2\r\n', 'Take back line 3'],
  ['a\rb\rc\nd\n', 'a\rb\rc\n2\n', 'Take back line 4'],
  ['a\rb\rc\nd\n', 'a\rb\rc\n', 'Take back what was removed at line 4'],
  ['x\na\nb\n', 'x\na\rb\n', 'Take back lines 2 to 3'],
])('names lines as the editor numbers them: %j to %j', (before, after, label) => {
  const { now, blocks } = lineDiff(before, after)
  expect(blocks.map(it => takeBackLabel(it, editorLines(now)))).toEqual([label])
})
