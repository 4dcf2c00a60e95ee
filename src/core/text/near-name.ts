/**
 * The one name of a list that a name most likely means: a slip of the pen away (`revews` for `reviews`), or the same stem
 * (`public-gateway` for `public-gw`, `cart-service` for `cart`). Undefined where there is none, or more than one.
 */
export function nearName(name: string, candidates: Iterable<string>): string | undefined {
  const near = new Set<string>()
  for (const it of candidates) {
    if (it === name || !isNear(name, it)) continue
    near.add(it)
    if (near.size > 1) return undefined
  }
  return [...near][0]
}

function isNear(one: string, other: string): boolean {
  if (one.length > longest || other.length > longest || digits(one) !== digits(other)) return false
  return isSlip(one, other) || sharesStem(one, other)
}

/** No name of Kubernetes' is longer. */
const longest = 253

/** `v1` and `v2`, `cart-2` and `cart-3` are two names and never a slip. */
function digits(name: string): string {
  return name.replace(/\D/g, '')
}

/** One letter is missing, too many or another one, or two neighbours are exchanged. */
function isSlip(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < 4 || Math.abs(one.length - other.length) > 1) return false
  let from = 0
  while (from < one.length && one[from] === other[from]) from++
  let end = 0
  while (end < Math.min(one.length, other.length) - from && one.at(-1 - end) === other.at(-1 - end)) end++
  const left = one.slice(from, one.length - end)
  const right = other.slice(from, other.length - end)
  if (left.length <= 1 && right.length <= 1) return true
  return left.length === 2 && left === [...right].reverse().join('')
}

function sharesStem(one: string, other: string): boolean {
  const [longer = [], shorter = []] = [one.split(/[-_.]/), other.split(/[-_.]/)].sort(
    (a, b) => b.length - a.length,
  )
  if (longer.length === shorter.length) {
    const apart = longer.flatMap((it, i) => (it === shorter[i] ? [] : [[it, shorter[i] ?? ''] as const]))
    const [pair] = apart
    return longer.length > 1 && apart.length === 1 && pair !== undefined && isAbbreviation(...pair)
  }
  if (longer.length !== shorter.length + 1) return false
  if (neutralParts.has(longer.at(-1) ?? '')) return shorter.every((it, i) => it === longer[i])
  return neutralParts.has(longer[0] ?? '') && shorter.every((it, i) => it === longer[i + 1])
}

/** Parts that say what a thing is rather than which. */
const neutralParts = new Set(['svc', 'service', 'gw', 'gateway', 'app', 'server', 'vs', 'dr'])

function isAbbreviation(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (short.length < 2 || short[0] !== long[0]) return false
  let at = 0
  for (const letter of long) if (letter === short[at]) at++
  return at === short.length
}
