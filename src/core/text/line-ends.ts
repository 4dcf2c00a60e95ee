/** Says how the lines of a text end where they end in different ways; undefined where they agree. */
export function mixedLineEnds(text: string): string | undefined {
  if (!text.includes('\r')) return undefined
  const counts = { CRLF: 0, LF: 0, CR: 0 }
  for (const [end] of text.matchAll(/\r\n|\n|\r/g))
    counts[end === '\r\n' ? 'CRLF' : end === '\n' ? 'LF' : 'CR']++
  const found = Object.entries(counts).filter(([, count]) => count > 0)
  if (found.length < 2) return undefined
  const parts = found.map(([name, count]) => `${count} with ${name}`)
  return `mixes line ends: ${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}; each stays as it is`
}
