import type { Place } from '../model/resource.ts'
import { applyChanges, type FileChange, type Files } from '../text/file-change.ts'
import type { Operation } from './operation.ts'

/**
 * Several operations as one, each on what the ones before it left: one entry of the history, and nothing at all when one
 * of them refuses. Selects what the last of them that selects anything does; the notes are said one after the other.
 */
export function allOf(title: string, operations: readonly Operation[]): Operation {
  return {
    title,
    run(files, settings) {
      let current: Files = files
      const changes: FileChange[] = []
      const notes: string[] = []
      let select: { select?: Place } = {}
      for (const operation of operations) {
        const result = operation.run(current, settings)
        if (!result.ok) return result
        current = applyChanges(current, result.changes)
        changes.push(...result.changes)
        if (result.select) select = { select: result.select }
        if (result.note !== undefined) notes.push(result.note)
      }
      return { ok: true, changes, ...select, ...(notes.length > 0 && { note: notes.join(' ') }) }
    },
  }
}
