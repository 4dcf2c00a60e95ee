/** Whether a text is an IPv4 or IPv6 address as Go's `netip.ParseAddr` reads it: no brackets, no leading zeros, a zone allowed. */
export function isIpAddress(text: string): boolean {
  return isIpv4(text) || isIpv6(text)
}

/** Whether a text is four numbers of 0–255 without leading zeros, with dots between. */
export function isIpv4(text: string): boolean {
  return (
    text.length <= 15 &&
    /^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}$/.test(text) &&
    octets(text).every(it => it < 256)
  )
}

/** Whether a text is an IPv6 address; `::`, an IPv4 tail and a zone behind `%` are allowed. */
export function isIpv6(text: string): boolean {
  const percent = text.indexOf('%')
  if (percent === text.length - 1) return false
  const address = percent < 0 ? text : text.slice(0, percent)
  if (address.length > 45 || !address.includes(':')) return false

  const halves = address.split('::')
  if (halves.length > 2) return false
  const groups = halves.map(half => (half === '' ? [] : half.split(':')))
  const last = groups.at(-1)?.at(-1) ?? ''
  const fourTail = last.includes('.')
  if (fourTail && !isIpv4(last)) return false

  const all = groups.flat()
  const hex = fourTail ? all.slice(0, -1) : all
  if (!hex.every(it => /^[0-9a-fA-F]{1,4}$/.test(it))) return false
  const count = hex.length + (fourTail ? 2 : 0)
  return halves.length === 2 ? count < 8 : count === 8
}

function octets(text: string): number[] {
  return text.split('.').map(Number)
}
