import { csvLine } from '../text/csv-line.ts'
import { percentWords } from '../text/percent-words.ts'
import type { TrafficRow, TrafficWay } from '../traffic/traffic-table.ts'

/** A row of the table, as far as it is written out. */
export interface TrafficText extends Pick<TrafficRow, 'title' | 'detail' | 'share' | 'amount' | 'copied'> {
  readonly ways: readonly Pick<TrafficWay, 'label' | 'share' | 'amount'>[]
}

/** A table as text: tab separated for a terminal or a sheet, or comma separated with every cell quoted. */
export function formatTraffic(
  rows: readonly TrafficText[],
  flow: { readonly unit: 'rps' | 'parts'; readonly total: number },
  format: 'text' | 'csv',
): string {
  const rate = flow.unit === 'rps' ? 'Requests per second' : 'Parts'
  const lines = [
    ['Ends at', 'By', 'Share', rate],
    ...rows.flatMap(row => [
      [nameOf(row), '', percentWords(row.share), numberText(row.amount)],
      ...row.ways.map(it => [nameOf(row), it.label, percentWords(it.share), numberText(it.amount)]),
      ...(row.copied > 0 ? [[nameOf(row), 'mirrored', percentWords(row.copied), '']] : []),
    ]),
    ['Total', '', flow.total > 0 ? '100 %' : '', numberText(flow.total)],
  ]
  const toLine = format === 'csv' ? csvLine : (cells: readonly string[]) => cells.join('\t')
  return lines.map(it => `${toLine(it)}\n`).join('')
}

function nameOf({ title, detail }: Pick<TrafficText, 'title' | 'detail'>): string {
  return detail && detail !== title ? `${title} (${detail})` : title
}

function numberText(amount: number): string {
  return String(Number(amount.toPrecision(12)))
}
