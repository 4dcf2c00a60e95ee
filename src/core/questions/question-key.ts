import type { Question } from './index.ts'

/**
 * The same text for questions that ask the same. Files that are compared with count by identity: they are large and seldom change. A long
 * text that a question is about is written as a number.
 */
export function questionKey(question: Question): string {
  return JSON.stringify(question, (name, value) => {
    if ((name === 'before' || name === 'other') && isFiles(value)) return idOf(value)
    return name === 'text' && typeof value === 'string' && value.length > longText ? [numberOf(value)] : value
  })
}

const longText = 1_000
/** So many long texts are remembered, those asked about last. */
const mostTexts = 8
const numbers = new Map<string, number>()

function numberOf(text: string): number {
  const number = numbers.get(text) ?? ++last
  numbers.delete(text)
  numbers.set(text, number)
  const [oldest] = numbers.keys()
  if (numbers.size > mostTexts && oldest !== undefined) numbers.delete(oldest)
  return number
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
