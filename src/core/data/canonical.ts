/**
 * A text that two pieces of plain data share when they say the same: JSON in which the order of keys does not matter and a key
 * without a value is left out. Large integers are taken as well.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, it]) => it !== undefined)
  return `{${entries
    .map(([key, it]) => `${JSON.stringify(key)}:${canonical(it)}`)
    .sort()
    .join()}}`
}
