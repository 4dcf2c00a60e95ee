import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { type LineDiff, lineDiff } from '../text/line-diff.ts'
import { applyEdits, type TextEdit } from '../text/text-edit.ts'
import { type Hunk, hunksOf, takeBack } from './hunks.ts'
import { unifiedDiff } from './unified-diff.ts'

const hasGit = spawnSync('git', ['--version']).status === 0
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diff-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const numbered = Array.from({ length: 20 }, (_, i) => `line ${i + 1}\n`).join('')

it('writes the changed lines with three around them', () => {
  const after = numbered.replace('line 10\n', 'line ten\nand more\n')
  expect(unifiedDiff('a.yaml', numbered, after)).toBe(
    '--- a/a.yaml\n+++ b/a.yaml\n@@ -7,7 +7,8 @@\n line 7\n line 8\n line 9\n-line 10\n+line ten\n+and more\n line 11\n line 12\n line 13\n',
  )
})

it('joins changes that are near, and numbers those behind by what came before', () => {
  const starts = (...before: number[]) => {
    const after = before.reduce((text, it) => text.replace(`line ${it}\n`, `x\nline ${it}\n`), numbered)
    return hunksOf(lineDiff(numbered, after)).map(it => [it.oldStart, it.newStart])
  }
  expect(starts(3, 9)).toEqual([[1, 1]])
  expect(starts(3, 10)).toEqual([
    [1, 1],
    [7, 8],
  ])
})

it('says where a line is not ended, and keeps CRLF', () => {
  expect(unifiedDiff('a', 'one\r\ntwo', 'one\r\n2\r\n')).toBe(
    '--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n one\r\n-two\n\\ No newline at end of file\n+2\r\n',
  )
})

it('takes an open line out where something is added behind it', () => {
  expect(unifiedDiff('a', 'one\ntwo', 'one\ntwo\nthree')).toBe(
    '--- a/a\n+++ b/a\n@@ -1,2 +1,3 @@\n one\n-two\n\\ No newline at end of file\n+two\n+three\n\\ No newline at end of file\n',
  )
})

it('is empty where nothing changes', () => {
  expect(unifiedDiff('a', 'one\n', 'one\n')).toBe('')
})

it('quotes a name that would break its line', () => {
  expect(unifiedDiff('a\n+++ b.yaml', '', 'x')).toMatch(/^--- "a\/a\\012\+\+\+ b.yaml"\n/)
  expect(unifiedDiff('my file.yaml', '', 'x')).toMatch(/^--- a\/my file.yaml\t\n/)
})

describe('any edits of any text', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c: 1', '', '  - x', 'é', '\\ No'), { maxLength: 30 })
    .chain(lines => fc.tuple(fc.constant(lines), fc.constantFrom('\n', '\r\n'), fc.boolean()))
    .map(([lines, end, closed]) => lines.join(end) + (closed && lines.length > 0 ? end : ''))
  const change = text.chain(before =>
    fc
      .array(
        fc.tuple(
          fc.nat(before.length),
          fc.nat(6),
          fc.constantFrom('', 'z', 'y\n', '\n', 'p\nq', '\r\nw\r\n', 'a\nb\n'),
        ),
        { minLength: 1, maxLength: 5 },
      )
      .map(raw => {
        const edits: TextEdit[] = []
        for (const [at, length, insert] of raw.sort((a, b) => a[0] - b[0])) {
          const last = edits.at(-1)
          if (last && at <= last.to) continue
          edits.push({ from: at, to: Math.min(before.length, at + length), insert })
        }
        return { before, edits }
      }),
  )

  it('are what the hunks lead to', () => {
    fc.assert(
      fc.property(change, ({ before, edits }) => {
        const after = applyEdits(before, edits)
        expect(applyHunks(before, hunksOf(lineDiff(before, after)))).toBe(after)
      }),
      { numRuns: 500 },
    )
  })

  it('are gone when every block is taken back, at once or one by one in any order', () => {
    fc.assert(
      fc.property(change, fc.infiniteStream(fc.nat()), ({ before, edits }, picks) => {
        const after = applyEdits(before, edits)
        const whole = lineDiff(before, after)
        expect(applyEdits(after, takeBack(whole, whole.blocks))).toBe(before)
        let text = after
        for (const pick of picks) {
          const diff = lineDiff(before, text)
          if (diff.blocks.length === 0) break
          text = applyEdits(text, takeBack(diff, [diff.blocks[pick % diff.blocks.length]!]))
          expect(differing(lineDiff(before, text))).toBeLessThan(differing(diff))
        }
        expect(text).toBe(before)
      }),
      { numRuns: 300 },
    )
  })

  it.skipIf(!hasGit)(
    'are what git makes of the diff',
    () => {
      fc.assert(
        fc.property(change, ({ before, edits }) => {
          const after = applyEdits(before, edits)
          // To git a diff from or to nothing creates or removes the file.
          if (after === before || before === '' || after === '') return
          const file = join(folder, 'a b.yaml')
          writeFileSync(file, before)
          const input = unifiedDiff('a b.yaml', before, after)
          execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input, stdio: 'pipe' })
          expect(readFileSync(file, 'utf8')).toBe(after)
        }),
        { numRuns: 40 },
      )
    },
    60_000,
  )
})

/** How many lines are taken out and put in. */
function differing({ blocks }: LineDiff): number {
  return blocks.reduce((sum, it) => sum + it.oldTo - it.oldFrom + it.newTo - it.newFrom, 0)
}

/** The hunks made of a text by hand, each at the line it names; every kept and removed line must be there. */
function applyHunks(before: string, hunks: readonly Hunk[]): string {
  const lines = before.match(/[^\n]*\n|[^\n]+$/g) ?? []
  const result: string[] = []
  let at = 0
  for (const { oldStart, newStart, lines: own } of hunks) {
    result.push(...lines.slice(at, oldStart - 1))
    at = oldStart - 1
    expect(result.length).toBe(newStart - 1)
    own.forEach(({ sign, text, open }, i) => {
      const line = open ? text : `${text}\n`
      if (sign !== '+') expect(lines[at++]).toBe(line)
      if (sign !== '-') result.push(line)
      const behind = own.slice(i + 1)
      if (open && sign !== '+') expect(behind.every(it => it.sign === '+')).toBe(true)
      if (open && sign !== '-') expect(behind.every(it => it.sign === '-')).toBe(true)
    })
  }
  return [...result, ...lines.slice(at)].join('')
}
