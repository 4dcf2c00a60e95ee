import type { MixShare } from '../../core/graph/graph.ts'
import { percentWords } from '../../core/text/percent-words.ts'

/** `42 % · 21 rps`; of a mix without rates the share alone. */
export function shareWords({ share, rate }: MixShare): string {
  return rate === undefined ? percentWords(share) : `${percentWords(share)} · ${rateWords(rate)} rps`
}

/** A rate as people say it: at most three digits behind the point, none for large ones. */
export function rateWords(rate: number): string {
  if (rate > 0 && rate < 0.001) return '<0.001'
  const digits = rate >= 100 ? 0 : rate >= 10 ? 1 : rate >= 1 ? 2 : 3
  return String(Number(rate.toFixed(digits)))
}
