/**
 * Marks in `old` and `now` the items that are not common to both when both are read in order, by Myers's algorithm in linear
 * space ("An O(ND) Difference Algorithm and Its Variations", 1986): as few as there can be, unless they are very many. Takes
 * time of the length times the number of differences, which is cut off at `costly`.
 */
export function markDifferences(old: Int32Array, now: Int32Array): { old: Uint8Array; now: Uint8Array } {
  const marks = { old: new Uint8Array(old.length), now: new Uint8Array(now.length) }
  // The furthest that a way reaches on each diagonal, from the beginning and from the end.
  const forward = new Int32Array(old.length + now.length + 3)
  const backward = new Int32Array(old.length + now.length + 3)
  const zero = now.length + 1

  function compare(oldFrom: number, oldTo: number, newFrom: number, newTo: number): void {
    let [a, b, c, d] = [oldFrom, oldTo, newFrom, newTo]
    while (a < b && c < d && old[a] === now[c]) {
      a++
      c++
    }
    while (a < b && c < d && old[b - 1] === now[d - 1]) {
      b--
      d--
    }
    if (a === b) marks.now.fill(1, c, d)
    else if (c === d) marks.old.fill(1, a, b)
    else {
      const [x, y] = split(a, b, c, d)
      compare(a, x, c, y)
      compare(x, b, y, d)
    }
  }

  /** A point on a shortest way between two corners; on a good way where the search for a shortest takes too long. */
  function split(oldFrom: number, oldTo: number, newFrom: number, newTo: number): [number, number] {
    const [lowest, highest] = [oldFrom - newTo, oldTo - newFrom]
    const [start, end] = [oldFrom - newFrom, oldTo - newTo]
    const isOdd = ((start - end) & 1) !== 0
    let [forwardLow, forwardHigh, backwardLow, backwardHigh] = [start, start, end, end]
    forward[zero + start] = oldFrom
    backward[zero + end] = oldTo
    for (let cost = 1; ; cost++) {
      if (forwardLow > lowest) forward[zero + --forwardLow - 1] = -1
      else forwardLow++
      if (forwardHigh < highest) forward[zero + ++forwardHigh + 1] = -1
      else forwardHigh--
      for (let diagonal = forwardHigh; diagonal >= forwardLow; diagonal -= 2) {
        const [below, above] = [forward[zero + diagonal - 1]!, forward[zero + diagonal + 1]!]
        let x = below < above ? above : below + 1
        while (x < oldTo && x - diagonal < newTo && old[x] === now[x - diagonal]) x++
        forward[zero + diagonal] = x
        const isMet = isOdd && backwardLow <= diagonal && diagonal <= backwardHigh
        if (isMet && backward[zero + diagonal]! <= x) return [x, x - diagonal]
      }
      if (backwardLow > lowest) backward[zero + --backwardLow - 1] = farAway
      else backwardLow++
      if (backwardHigh < highest) backward[zero + ++backwardHigh + 1] = farAway
      else backwardHigh--
      for (let diagonal = backwardHigh; diagonal >= backwardLow; diagonal -= 2) {
        const [below, above] = [backward[zero + diagonal - 1]!, backward[zero + diagonal + 1]!]
        let x = below < above ? below : above - 1
        while (oldFrom < x && newFrom < x - diagonal && old[x - 1] === now[x - diagonal - 1]) x--
        backward[zero + diagonal] = x
        const isMet = !isOdd && forwardLow <= diagonal && diagonal <= forwardHigh
        if (isMet && x <= forward[zero + diagonal]!) return [x, x - diagonal]
      }
      if (cost < costly) continue
      let [x, y] = [oldFrom, newFrom]
      for (let diagonal = forwardHigh; diagonal >= forwardLow; diagonal -= 2) {
        const reached = Math.min(forward[zero + diagonal]!, oldTo, newTo + diagonal)
        if (2 * reached - diagonal > x + y) [x, y] = [reached, reached - diagonal]
      }
      return [x, y]
    }
  }

  compare(0, old.length, 0, now.length)
  return marks
}

const farAway = 0x7fffffff
/** So many differences between two points are looked for one by one. */
const costly = 250
