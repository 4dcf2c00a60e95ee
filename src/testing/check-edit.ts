import { expect } from 'vitest'
import type { Operation } from '../core/operations/operation.ts'
import { applyChanges, type Files, invertChanges } from '../core/text/file-change.ts'

/** The files after an operation; fails when it refuses, or cannot be taken back to the byte. */
export function runOperation(
  operation: Operation,
  before: Files,
): { files: Files; select?: unknown; note?: string } {
  const result = operation.run(before)
  if (!result.ok) throw new Error(`“${operation.title}” refused: ${result.reason}`)
  const files = applyChanges(before, result.changes)
  expect(applyChanges(files, invertChanges(before, result.changes))).toEqual(before)
  expect(operation.run(before)).toEqual(result)
  return {
    files,
    ...(result.select && { select: result.select }),
    ...(result.note !== undefined && { note: result.note }),
  }
}

/** Holds that an operation makes of one file's text exactly the other, and can be undone. Texts may begin with a line break for looks. */
export function checkEdit(operation: Operation, before: string, after: string): void {
  const { files } = runOperation(operation, oneFile(before))
  expect(files).toEqual(oneFile(after))
}

/** Why an operation cannot be done; fails when it can. */
export function refusalOf(operation: Operation, before: string | Files): string {
  const result = operation.run(typeof before === 'string' ? oneFile(before) : before)
  if (result.ok) throw new Error(`“${operation.title}” was not refused`)
  return result.reason
}

export function oneFile(text: string): Files {
  return [{ name: 'a.yaml', text: text.replace(/^\n/, '') }]
}
