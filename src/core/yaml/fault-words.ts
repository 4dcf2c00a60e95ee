import { columnOf, lineEnd, lineStart } from '../text/lines.ts'
import type { Range } from '../text/text-edit.ts'

/** A fault in words, and where. */
export interface Told {
  /** Where the reader stopped unless given. */
  readonly range?: Range
  readonly message: string
}

/** What is written at a place, its first line and no more than can be read at a glance. */
export function quoted(text: string, { from, to }: Range): string {
  const end = to > from ? Math.min(to, lineEnd(text, from)) : wordAt(text, from).to
  const written = text.slice(from, end).trim()
  if (written === '')
    return from >= text.length || end >= text.length ? 'the end of the document' : 'the end of the line'
  return `\`${written.length > 60 ? `${written.slice(0, 60)}…` : written}\``
}

/** What stands in a line from a place on, comments and blanks at its end left out. */
export function lineAt(text: string, from: number): Range {
  const line = text.slice(from, lineEnd(text, from)).replace(/(?:^|\s)#.*$/, '')
  return { from, to: from + line.trimEnd().length }
}

export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\r|\n/).length
}

export function indentOf(text: string, offset: number): number {
  return /^ */.exec(text.slice(lineStart(text, offset)))![0].length
}

/** Whether nothing but blanks and dashes stands before a place in its line. */
export function beginsLine(text: string, offset: number): boolean {
  return /^[ \t]*(?:-[ \t]+)*$/.test(text.slice(offset - columnOf(text, offset), offset))
}

export function characterAt(text: string, at: number): string {
  return text[at] === '`' ? 'a backtick' : `\`${text[at]}\``
}

export function wordAt(text: string, from: number): Range {
  const length = /^[^\s,[\]{}]+/.exec(text.slice(from, from + 80))?.[0].length ?? 1
  return { from, to: from + length }
}

export function tabsAt(text: string, from: number): Range {
  return { from, to: from + (/^\t+/.exec(text.slice(from, from + 80))?.[0].length ?? 1) }
}
