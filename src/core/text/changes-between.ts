import { applyChanges, type FileChange, type Files } from './file-change.ts'
import { textDifference } from './text-difference.ts'

/** The changes that lead from one set of files to another, in its order. What both have alike is not touched. */
export function changesBetween(before: Files, after: Files): FileChange[] {
  const wanted = new Set(after.map(it => it.name))
  const changes: FileChange[] = before
    .filter(it => !wanted.has(it.name))
    .map(it => ({ type: 'remove', file: it.name }))
  let current = applyChanges(before, changes)

  function make(change: FileChange): void {
    changes.push(change)
    current = applyChanges(current, [change])
  }

  for (const [index, { name, text }] of after.entries()) {
    const at = current.findIndex(it => it.name === name)
    const there = current[at]
    if (there && at === index) {
      if (there.text !== text) make({ type: 'edit', file: name, edits: textDifference(there.text, text) })
      continue
    }
    if (there) make({ type: 'remove', file: name })
    make({ type: 'create', file: name, text, index })
  }
  return changes
}
