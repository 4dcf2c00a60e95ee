/** Whether a text is an address, of IPv4 or IPv6, without brackets. */
export function isIp(text: string): boolean {
  return bitsOf(text) !== undefined
}

/** Whether an address lies in a range (`10.0.0.0/8`), or is the address itself. False for what is neither. */
export function containsAddress(range: string, address: string): boolean {
  const outer = rangePrefix(range)
  const inner = rangePrefix(address)
  return outer !== undefined && inner?.startsWith(outer) === true
}

/** What all addresses of a range begin with, in bits behind the family: the longer, the narrower. Undefined for what is no range. */
export function rangePrefix(range: string): string | undefined {
  const [base = '', length, ...rest] = range.split('/')
  const bits = bitsOf(base)
  if (bits === undefined || rest.length > 0) return undefined
  const size = length === undefined ? bits.length : /^\d{1,3}$/.test(length) ? Number(length) : Number.NaN
  return size <= bits.length ? `${bits.length}:${bits.slice(0, size)}` : undefined
}

function bitsOf(text: string): string | undefined {
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)
  if (four) {
    const parts = four.slice(1).map(Number)
    return parts.every(it => it < 256) ? parts.map(it => binary(it, 8)).join('') : undefined
  }
  if (!/^[0-9a-f:]{2,39}$/i.test(text) || !text.includes(':')) return undefined
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const groups = halves.map(it => (it === '' ? [] : it.split(':')))
  const [head = [], tail = []] = groups
  const missing = 8 - head.length - tail.length
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined
  const all = [...head, ...Array<string>(halves.length === 1 ? 0 : missing).fill('0'), ...tail]
  if (all.some(it => !/^[0-9a-f]{1,4}$/i.test(it))) return undefined
  return all.map(it => binary(Number.parseInt(it, 16), 16)).join('')
}

function binary(value: number, width: number): string {
  return value.toString(2).padStart(width, '0')
}
