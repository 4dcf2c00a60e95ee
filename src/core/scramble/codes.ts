/**
 * Another word for each word, in the same order as they are and in the same order to `kept`, which stay. Two words never become
 * one, and none becomes a word that was there.
 */
export function codesFor(words: Iterable<string>, kept: readonly string[]): Map<string, string> {
  const fixed = [...new Set(kept)].sort()
  const known = new Set(fixed)
  const sorted = [...new Set(words)].filter(it => !known.has(it)).sort()
  const taken = new Set([...sorted, ...fixed])
  const codes = new Map<string, string>()
  let at = 0
  let gap: string[] = []
  const close = (low: string | undefined, high: string | undefined) => {
    const stem = between(low ?? '', high)
    // All of one length, so that their order is that of their numbers.
    for (let width = 2; gap.length > 0; width++) {
      if (26 ** width < gap.length) continue
      const made = gap.map((_, i) => stem + letters(i, width))
      if (made.some(it => taken.has(it))) continue
      for (const [i, it] of gap.entries()) codes.set(it, made[i]!)
      break
    }
    gap = []
  }
  for (const word of sorted) {
    while (at < fixed.length && fixed[at]! < word) {
      close(fixed[at - 1], fixed[at])
      at++
    }
    gap.push(word)
  }
  close(fixed[at - 1], fixed[at])
  return codes
}

/** A beginning of words that all lie between two words. */
function between(low: string, high: string | undefined): string {
  const first = low === '' ? 'a' : low[0]!
  if (high === undefined) return first < 'z' ? following(first) : `${low}x`
  if (high[0]! > first || low === '') {
    const free = low === '' ? 'a' : following(first)
    if (free < high[0]!) return free
  }
  // What is behind the lower word and no beginning of the higher one.
  return high.startsWith(low) ? `${low}${before(high.slice(low.length))}` : `${low}x`
}

function following(letter: string): string {
  return String.fromCharCode(letter.charCodeAt(0) + 1)
}

/** A text that comes before another, with whatever letters stand behind it. */
function before(rest: string): string {
  const first = rest[0] ?? ''
  if (first > 'a' && first <= 'z') return 'a'
  if (first === 'a') return '9'
  if (first > '0' && first <= '9') return '0'
  return `-${before(rest.slice(1))}`
}

function letters(number: number, width: number): string {
  let text = ''
  for (let i = 0, rest = number; i < width; i++, rest = Math.floor(rest / 26))
    text = String.fromCharCode(97 + (rest % 26)) + text
  return text
}
