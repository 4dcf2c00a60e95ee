import { lineDiff } from '../text/line-diff.ts'
import { encodeUtf8 } from '../text/utf8.ts'
import { type DiffLine, type Hunk, hunksOf } from './hunks.ts'

/** What leads from one text of a file to the other, as `patch` and `git apply` take it; empty where they are the same. */
export function unifiedDiff(file: string, before: string, after: string): string {
  const hunks = hunksOf(lineDiff(before, after))
  if (hunks.length === 0) return ''
  return `--- ${headName('a', file)}\n+++ ${headName('b', file)}\n${hunks.map(formatHunk).join('')}`
}

/** A hunk with its `@@` line, and a remark behind each line that nothing ends. */
export function formatHunk({ oldStart, newStart, lines }: Hunk): string {
  const span = (start: number, without: DiffLine['sign']) => {
    const count = lines.filter(it => it.sign !== without).length
    // Of no lines the one before is named.
    return `${count === 0 ? start - 1 : start},${count}`
  }
  const body = lines.map(
    ({ sign, text, open }) => `${sign}${text}\n${open ? '\\ No newline at end of file\n' : ''}`,
  )
  return `@@ -${span(oldStart, '+')} +${span(newStart, '-')} @@\n${body.join('')}`
}

/** A name as git writes it in a `---` or `+++` line: quoted where it would break the line, closed by a tab where blanks are in it. */
export function headName(side: 'a' | 'b', file: string): string {
  const name = `${side}/${file}`
  if (/[\p{Cc}"\\]/u.test(name)) return `"${name.replace(/[\p{Cc}"\\]/gu, escaped)}"`
  return /\s/.test(name) ? `${name}\t` : name
}

function escaped(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`
  const bytes = [...encodeUtf8(character)]
  return bytes.map(it => `\\${it.toString(8).padStart(3, '0')}`).join('')
}
