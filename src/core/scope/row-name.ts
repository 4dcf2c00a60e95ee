import type { BoxWithRows } from './follow-rows.ts'

/** A row of a box, shortly: `shop rule 2`, `public port 443`. */
export function rowName(box: Pick<BoxWithRows, 'title'>, row: BoxWithRows['rows'][number]): string {
  if ('listener' in row) return `${box.title} ${listenerNames[row.listener]}`
  return 'matches' in row ? `${box.title} rule ${row.number}` : `${box.title} port ${row.port}`
}

const listenerNames = { egress: 'calls', ingress: 'listener', else: 'other calls' } as const
