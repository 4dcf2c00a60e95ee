import type { Question } from './index.ts'

/** The same text for questions that ask the same. Files that are compared with count by identity: they are large and seldom change. */
export function questionKey(question: Question): string {
  return JSON.stringify(question, (name, value) =>
    (name === 'before' || name === 'other') && isFiles(value) ? idOf(value) : value,
  )
}

function isFiles(value: unknown): value is object {
  return Array.isArray(value)
}

const ids = new WeakMap<object, string>()
let last = 0

function idOf(files: object): string {
  const id = ids.get(files) ?? `files ${++last}`
  ids.set(files, id)
  return id
}
