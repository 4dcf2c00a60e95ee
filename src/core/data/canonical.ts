/** A text that two decoded values share when they say the same: the order of keys does not matter, absent is undefined. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? ''
  const entries = Object.entries(value).filter(([, it]) => it !== undefined)
  return `{${entries
    .map(([key, it]) => `${JSON.stringify(key)}:${canonical(it)}`)
    .sort()
    .join()}}`
}
