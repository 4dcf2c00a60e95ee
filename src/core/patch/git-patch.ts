import type { Files } from '../text/file-change.ts'
import { lineDiff } from '../text/line-diff.ts'
import { compareFiles, type FileDifference } from './compare-files.ts'
import { hunksOf } from './hunks.ts'
import { formatHunk, headName } from './unified-diff.ts'

/**
 * What `git apply` takes to make the files of one state those of the other: created, removed, renamed and changed ones,
 * their names relative to the folder that is the workspace. Empty where nothing differs.
 */
export function gitPatch(before: Files, after: Files): string {
  return compareFiles(before, after).map(patchOf).join('')
}

/** One file's part of a patch. */
function patchOf(difference: FileDifference): string {
  const { before, after } = difference
  const from = before?.name ?? after!.name
  const to = after?.name ?? before!.name
  const hunks = hunksOf(lineDiff(before?.text ?? '', after?.text ?? ''))
  const names = [
    `--- ${before ? headName('a', from) : '/dev/null'}\n`,
    `+++ ${after ? headName('b', to) : '/dev/null'}\n`,
  ]
  return [
    `diff --git ${wholeName('a', from)} ${wholeName('b', to)}\n`,
    ...headOf(difference),
    ...(hunks.length > 0 ? names : []),
    ...hunks.map(formatHunk),
  ].join('')
}

/** The extended header lines of git's diff format. */
function headOf(difference: FileDifference): string[] {
  switch (difference.type) {
    case 'changed':
      return []
    case 'added':
      return ['new file mode 100644\n']
    case 'removed':
      return ['deleted file mode 100644\n']
    case 'renamed':
      return [
        `similarity index ${difference.similarity}%\n`,
        `rename from ${plainName(difference.before.name)}\n`,
        `rename to ${plainName(difference.after.name)}\n`,
      ]
  }
}

/** Without the tab that closes a name with blanks in a `---` line: here the line's end does. */
function wholeName(side: 'a' | 'b', file: string): string {
  return headName(side, file).replace(/\t$/, '')
}

function plainName(file: string): string {
  const whole = wholeName('a', file)
  return whole.startsWith('"') ? `"${whole.slice('"a/'.length)}` : file
}
