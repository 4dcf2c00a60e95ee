import type { Diagnostic } from '../../core/diagnostic.ts'
import { visibleText } from '../../core/text/visible/visible-text.ts'
import { mutedWords } from './muted-words.ts'
import type { Report } from './report.ts'

/** A line a problem: `file:line:column severity rule message`. Line breaks in a message become spaces. */
export function textFormat({ diagnostics, files, unchecked, muted = [], showMuted = false }: Report): string {
  const lines = [...diagnostics, ...(showMuted ? muted : [])].map(it => visibleText(lineOf(it)))
  const count = (severity: string) => diagnostics.filter(it => it.severity === severity).length
  const summary = `${plural(files.length, 'file')}: ${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}, ${count('info')} info`
  const silent = muted.length > 0 ? `, ${muted.length} muted` : ''
  const rest = unchecked > 0 ? `, ${plural(unchecked, 'resource')} of kinds without checks` : ''
  return `${[...lines, summary + silent + rest].join('\n')}\n`
}

function lineOf({ file, line, column, severity, rule, message, muted }: Diagnostic): string {
  const why = muted ? ` (${mutedWords(muted)})` : ''
  return `${file}:${line}:${column} ${severity} ${rule} ${(message + why).replace(/\s+/g, ' ')}`
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
