/** Headers by name as they were first written; undefined for none. Several lines of one name are a list. */
export function joinHeaders(
  lines: readonly (readonly [string, string])[],
): Record<string, string | string[]> | undefined {
  if (lines.length === 0) return undefined
  const headers = new Map<string, string | string[]>()
  for (const [name, value] of lines) {
    const before = headers.get(name)
    headers.set(name, before === undefined ? value : [before, value].flat())
  }
  return Object.fromEntries(headers)
}
