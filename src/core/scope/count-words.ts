import { pluralOf } from '../text/plural-of.ts'
import type { KindCount } from './find-scope.ts'

/** Kinds that are counted one by one; the others are in the list that is read out. */
const mostKinds = 3

/** How much of the workspace is shown: `3 of 40 VirtualServices, 1 of 2 Gateways shown`; undefined where nothing is. */
export function countWords(counts: readonly KindCount[]): string | undefined {
  const shown = counts.filter(it => it.shown > 0)
  if (shown.length === 0) return undefined
  const first = shown.toSorted((a, b) => rank(a.kind) - rank(b.kind)).slice(0, mostKinds)
  const words = first.map(
    it => `${number(it.shown)} of ${number(it.all)} ${it.all === 1 ? it.kind : pluralOf(it.kind)}`,
  )
  const others = shown.slice(mostKinds).length
  return `${words.join(', ')}${others > 0 ? ` and ${others} ${others === 1 ? 'kind' : 'kinds'} more` : ''} shown`
}

const order = ['VirtualService', 'Gateway', 'DestinationRule', 'ServiceEntry', 'Service']

function rank(kind: string): number {
  const at = order.indexOf(kind)
  return at < 0 ? order.length : at
}

function number(value: number): string {
  return value.toLocaleString('en')
}
