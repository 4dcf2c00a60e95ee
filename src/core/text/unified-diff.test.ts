import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyEdits, type TextEdit } from './text-edit.ts'
import { diffHunks, unifiedDiff } from './unified-diff.ts'

const hasGit = spawnSync('git', ['--version']).status === 0
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diff-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const numbered = Array.from({ length: 20 }, (_, i) => `line ${i + 1}\n`).join('')

it('writes the changed lines with three around them', () => {
  const at = numbered.indexOf('line 10')
  expect(unifiedDiff('a.yaml', numbered, [{ from: at + 5, to: at + 7, insert: 'ten\nand more' }])).toBe(
    '--- a/a.yaml\n+++ b/a.yaml\n@@ -7,7 +7,8 @@\n line 7\n line 8\n line 9\n-line 10\n+line ten\n+and more\n line 11\n line 12\n line 13\n',
  )
})

it('joins changes that are near, and numbers those behind by what came before', () => {
  const change = (line: number, insert: string): TextEdit => {
    const from = numbered.indexOf(`line ${line}\n`)
    return { from, to: from, insert }
  }
  const near = diffHunks(numbered, [change(3, 'x\n'), change(9, 'y\n')])
  expect(near.map(it => [it.oldStart, it.newStart])).toEqual([[1, 1]])
  const far = diffHunks(numbered, [change(3, 'x\n'), change(10, 'y\n')])
  expect(far.map(it => [it.oldStart, it.newStart])).toEqual([
    [1, 1],
    [7, 8],
  ])
})

it('says where a line is not ended, and keeps CRLF', () => {
  expect(unifiedDiff('a', 'one\r\ntwo', [{ from: 5, to: 8, insert: '2\r\n' }])).toBe(
    '--- a/a\n+++ b/a\n@@ -1,2 +1,2 @@\n one\r\n-two\n\\ No newline at end of file\n+2\r\n',
  )
})

it('takes an open line out where something is added behind it', () => {
  expect(unifiedDiff('a', 'one\ntwo', [{ from: 7, to: 7, insert: '\nthree' }])).toBe(
    '--- a/a\n+++ b/a\n@@ -1,2 +1,3 @@\n one\n-two\n\\ No newline at end of file\n+two\n+three\n\\ No newline at end of file\n',
  )
})

it('is empty where nothing changes', () => {
  expect(unifiedDiff('a', 'one\n', [{ from: 0, to: 3, insert: 'one' }])).toBe('')
})

it('quotes a name that would break its line', () => {
  const edits = [{ from: 0, to: 0, insert: 'x' }]
  expect(unifiedDiff('a\n+++ b.yaml', '', edits)).toMatch(/^--- "a\/a\\012\+\+\+ b.yaml"\n/)
  expect(unifiedDiff('my file.yaml', '', edits)).toMatch(/^--- a\/my file.yaml\t\n/)
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
        expect(applyHunks(before, diffHunks(before, edits))).toBe(applyEdits(before, edits))
      }),
      { numRuns: 500 },
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
          const input = unifiedDiff('a b.yaml', before, edits)
          execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input, stdio: 'pipe' })
          expect(readFileSync(file, 'utf8')).toBe(after)
        }),
        { numRuns: 40 },
      )
    },
    60_000,
  )
})

/** The hunks made of a text by hand, each at the line it names; every kept and removed line must be there. */
function applyHunks(before: string, hunks: ReturnType<typeof diffHunks>): string {
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
