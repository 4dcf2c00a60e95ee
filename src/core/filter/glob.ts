/** Whether a text is what a pattern says, letter case aside; `*` stands for any text. Its time grows with both lengths. */
export function matchesGlob(text: string, pattern: string): boolean {
  const parts = pattern.toLowerCase().split('*')
  const whole = text.toLowerCase()
  const first = parts[0]!
  if (parts.length === 1) return whole === first
  const last = parts.at(-1)!
  if (whole.length < first.length + last.length) return false
  if (!whole.startsWith(first) || !whole.endsWith(last)) return false
  let at = first.length
  const end = whole.length - last.length
  for (const part of parts.slice(1, -1)) {
    const found = whole.indexOf(part, at)
    if (found < 0 || found + part.length > end) return false
    at = found + part.length
  }
  return true
}

/** The same, but a pattern without an asterisk may stand anywhere in the text. */
export function contains(text: string, pattern: string): boolean {
  return pattern.includes('*')
    ? matchesGlob(text, pattern)
    : text.toLowerCase().includes(pattern.toLowerCase())
}
