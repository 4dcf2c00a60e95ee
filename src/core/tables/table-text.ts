import { csvLine } from '../text/csv-line.ts'
import { markdownText } from '../text/markdown/markdown-text.ts'
import type { Table } from './table.ts'

/** A table as CSV (RFC 4180: lines end with CR and LF), its titles first. */
export function tableAsCsv({ columns, rows }: Pick<Table, 'columns' | 'rows'>): string {
  return [columns.map(it => it.title), ...rows.map(it => it.cells)].map(it => `${csvLine(it)}\r\n`).join('')
}

/** A table as GitHub's Markdown has it. */
export function tableAsMarkdown({ columns, rows }: Pick<Table, 'columns' | 'rows'>): string {
  const lines = [
    columns.map(it => markdownText(it.title)),
    columns.map(it => (it.isNumber ? '---:' : '---')),
    ...rows.map(it => it.cells.map(markdownText)),
  ]
  return lines.map(it => `| ${it.join(' | ')} |\n`).join('')
}
