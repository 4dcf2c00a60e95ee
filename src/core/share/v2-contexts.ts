import { hash } from './v2-numbers.ts'

/** What the next byte of a YAML text may depend on. Frozen, as all of version 2. */
export interface TextContexts {
  /** One number for each context; the first are the last bytes, the next those of words, keys and lines. */
  readonly hashes: Int32Array
  /** How many of them are plain last bytes, fewest first. */
  readonly orders: number
  add(byte: number): void
  /** The byte that followed where the text was the same before; −1 where it never was. */
  expected(): number
  /** How many bytes before it were the same. */
  agreement(): number
  /** What was expected did not come. */
  disagree(): void
  /** Gives the way back to what has been read so far. */
  mark(): () => void
}

/** So many bytes must be the same for an agreement; it is looked back over no more than the other number. */
const leastAgreement = 5
const furthestLook = 400
const deepest = 63

const lineFeed = 10
const blank = 32
const dash = 45
const colon = 58

export function createTextContexts(room: number): TextContexts {
  const orders = 5
  const hashes = new Int32Array(orders + 4)
  const bytes = new Uint8Array(room)
  const ends = new Int32Array(1 << 16).fill(-1)
  /** The key at each indentation above the line at hand. */
  const keys = new Int32Array(deepest + 1)
  let length = 0
  let match = -1
  let agreement = 0
  let word = 0
  let wordBefore = 0
  let key = 0
  let indent = 0
  let isIndent = true
  let lineStart = 0
  let lineBefore = 0
  setHashes()

  return {
    hashes,
    orders,
    add(byte) {
      bytes[length++] = byte
      if (byte === lineFeed) startLine()
      else readByte(byte)
      follow(byte)
      setHashes()
    },
    expected: () => (match < 0 ? -1 : bytes[match]!),
    agreement: () => agreement,
    disagree,
    mark() {
      const numbers = [
        length,
        match,
        agreement,
        word,
        wordBefore,
        key,
        indent,
        lineStart,
        lineBefore,
      ] as const
      const wasIndent = isIndent
      const arrays = [bytes, ends, keys, hashes].map(it => [it, it.slice()] as const)
      return () => {
        ;[length, match, agreement, word, wordBefore, key, indent, lineStart, lineBefore] = numbers
        isIndent = wasIndent
        for (const [array, before] of arrays) array.set(before)
      }
    },
  }

  function startLine(): void {
    lineBefore = lineStart
    lineStart = length
    indent = 0
    isIndent = true
    word = 0
    wordBefore = 0
    key = 0
  }

  function readByte(byte: number): void {
    if (isIndent && (byte === blank || byte === dash)) indent++
    else isIndent = false
    if (isWord(byte)) {
      word = hash(word, byte)
      return
    }
    if (word === 0) return
    if (byte === colon && key === 0) {
      key = word
      const depth = Math.min(indent, deepest)
      keys[depth] = word
      keys.fill(0, Math.min(depth + 1, deepest), deepest)
    }
    wordBefore = word
    word = 0
  }

  function follow(byte: number): void {
    if (match >= 0 && bytes[match] === byte) {
      match++
      if (agreement < 0xffff) agreement++
    } else disagree()
    if (length < leastAgreement) return
    let end = 0
    for (let i = 1; i <= leastAgreement; i++) end = hash(end, bytes[length - i]!)
    const place = end >>> 16
    const found = ends[place]!
    ends[place] = length
    if (match >= 0 || found < 0) return
    let same = 0
    while (same < Math.min(furthestLook, found) && bytes[found - 1 - same] === bytes[length - 1 - same])
      same++
    if (same < leastAgreement) return
    match = found
    agreement = same
  }

  function disagree(): void {
    match = -1
    agreement = 0
  }

  function setHashes(): void {
    let order = 0
    for (let i = 0; i < 6; i++) {
      order = hash(order, (bytes[length - 1 - i] ?? 0) + 1)
      if (i < 4) hashes[i] = hash(order, i)
    }
    hashes[4] = hash(order, 5)
    const depth = Math.min(indent, deepest)
    let parent = 0
    for (let i = depth - 1; i >= 0 && parent === 0; i--) parent = keys[i]!
    hashes[5] = hash(hash(hash(word, wordBefore), bytes[length - 1] ?? 0), 77)
    hashes[6] = hash(hash(hash(parent, word), key), 78)
    hashes[7] = hash(hash(hash(bytes[lineBefore + length - lineStart] ?? 0, word), keys[depth]!), 79)
    hashes[8] = hash(hash(wordBefore, key), hash(word, 80))
  }
}

/** Letters, digits and all that is not ASCII. */
function isWord(byte: number): boolean {
  return (
    (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || byte >= 128 || (byte >= 48 && byte <= 57)
  )
}
