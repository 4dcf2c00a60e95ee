import type { Report } from './report.ts'

/** A line a problem: `file:line:column severity rule message`. Line breaks in a message become spaces. */
export function textFormat({ diagnostics, files }: Report): string {
  const lines = diagnostics.map(
    it => `${it.file}:${it.line}:${it.column} ${it.severity} ${it.rule} ${it.message.replace(/\s+/g, ' ')}`,
  )
  const count = (severity: string) => diagnostics.filter(it => it.severity === severity).length
  const summary = `${plural(files.length, 'file')}: ${plural(count('error'), 'error')}, ${plural(count('warning'), 'warning')}, ${count('info')} info`
  return `${[...lines, summary].join('\n')}\n`
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
