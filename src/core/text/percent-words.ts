/** A share of 0 to 1 as people say it: `80 %`, `33.3 %`, `<0.1 %`. */
export function percentWords(share: number): string {
  const percent = share * 100
  if (percent > 0 && percent < 0.1) return '<0.1 %'
  return `${Math.round(percent * 10) / 10} %`
}
