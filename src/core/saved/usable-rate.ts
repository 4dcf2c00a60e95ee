/** A rate that can be added up; undefined for anything else. */
export function usableRate(rate: unknown): number | undefined {
  return typeof rate === 'number' && Number.isFinite(rate) && rate >= 0 && rate <= 1e12 ? rate : undefined
}
