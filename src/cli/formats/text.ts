import { visibleText } from '../../core/text/visible/visible-text.ts'
import type { Report } from './report.ts'

/** A line a problem: `file:line:column severity rule message`. Line breaks in a message become spaces. */
export function textFormat({ diagnostics, files, unchecked }: Report): string {
  const lines = diagnostics.map(it =>
    visibleText(
      `${it.file}:${it.line}:${it.column} ${it.severity} ${it.rule} ${it.message.replace(/\s+/g, ' ')}`,
    ),
  )
  const count = (severity: string) => diagnostics.filter(it => it.severity === severity).length
  const summary = `${plural(files.length, 'file')}: ${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}, ${count('info')} info`
  const rest = unchecked > 0 ? `, ${plural(unchecked, 'resource')} of kinds without checks` : ''
  return `${[...lines, summary + rest].join('\n')}\n`
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
