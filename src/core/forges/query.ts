/** A text as a part of an address; a half of a surrogate pair, which has no bytes, becomes a replacement character. */
export function escaped(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Cs}/gu, '\ufffd'))
}

/** What stands behind the `?` of an address. */
export function queryOf(asked: Readonly<Record<string, string>>): string {
  return Object.entries(asked)
    .map(([key, value]) => `${escaped(key)}=${escaped(value)}`)
    .join('&')
}
