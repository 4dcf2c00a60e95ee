import type { YamlFault } from './source-document.ts'

const otherSeparator = /(^|\n)---(?!(?:(?![\n\uFEFF])[\s\u0085])*(?:#|\n|$))[^\n]*/

/** A line that begins with `---` and holds more than a comment: kubectl refuses what stands before it and reads nothing behind it. */
export function separatorFault(text: string): YamlFault | undefined {
  if (!text.includes('---')) return undefined
  const match = otherSeparator.exec(text)
  if (!match) return undefined
  const from = match.index + match[1]!.length
  const to = from + match[0].trim().length
  const message = 'Expected only a comment after `---`. kubectl stops reading at this line.'
  return { code: 'syntax', severity: 'error', from, to, message }
}

/** Whether a line, from `from` to `to`, parts documents; `broken` where kubectl takes it for a separator and stops at it. */
export function separatorIn(text: string, from: number, to: number): 'separator' | 'broken' | undefined {
  if (!text.startsWith('---', from)) return undefined
  return otherSeparator.test(text.slice(from, to)) ? 'broken' : 'separator'
}
