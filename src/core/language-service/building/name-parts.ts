/** What a part of a text, of several the first that may, becomes, such as the name between a prefix and a suffix, when the text becomes another and all around the part stays. */
export function keepingAround(text: string, part: string, next: string): string | undefined {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const found = keepingOne(text, at, part.length, next)
    if (found !== undefined) return found
  }
  return undefined
}

function keepingOne(text: string, start: number, length: number, next: string): string | undefined {
  const before = text.slice(0, start)
  const behind = text.slice(start + length)
  const isKept =
    next.length >= before.length + behind.length && next.startsWith(before) && next.endsWith(behind)
  return isKept ? next.slice(before.length, next.length - behind.length) : undefined
}
