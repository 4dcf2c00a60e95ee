import { createTextContexts } from './v2-contexts.ts'
import { hash, squash, stretch } from './v2-numbers.ts'

/**
 * How likely the next bit of a text is a one, after all that came before it: guesses by several contexts, mixed by how well each
 * has done so far, as the PAQ family of packers does. Frozen: links are packed with these numbers. All are whole numbers, so
 * that every machine finds the same ones.
 */
export interface BitModel {
  /** Of 65,536; never none, never all. */
  likelihood(): number
  /** Tells which bit it was. */
  learn(bit: number): void
  /** Gives the way back to what has been learnt so far. It is asked for between two bytes. */
  mark(): () => void
}

/** Each context has as many places for what followed it. */
const slotBits = 18
const slotMask = (1 << slotBits) - 1
/** A likelihood of one half in the upper 22 of 28 bits, never seen in the lower 6. */
const unseen = 0x8000000
const mostSeen = 30

const firstWeight = 20_000
const heaviest = 0x7ffff
const learningRate = 6

/** A model for a text of at most `room` bytes. */
export function createBitModel(room: number): BitModel {
  const text = createTextContexts(room)
  const contexts = text.hashes.length
  /** The contexts, the earlier text that agrees, and one that is always the same. */
  const inputs = contexts + 2
  const slots = new Int32Array(contexts << slotBits).fill(unseen)
  const repeats = new Int32Array(64).fill(unseen)
  const places = new Int32Array(contexts)
  const guesses = new Int32Array(inputs)
  /** A set of weights for each number of orders that were seen before, and for no, a short and a long agreement. */
  const weights = new Int32Array(inputs * 3 * (text.orders + 1)).fill(firstWeight)
  /** The bits of the byte at hand behind a leading one. */
  let partial = 1
  let set = 0
  let repeat = -1
  let mixed = 0
  predict()

  return {
    likelihood: () => Math.min(Math.max(mixed, 24), 65_512),
    learn(bit) {
      weigh(bit)
      for (let i = 0; i < contexts; i++) adapt(slots, places[i]!, bit)
      if (repeat >= 0) adapt(repeats, repeat, bit)
      partial = (partial << 1) | bit
      if (partial > 255) {
        text.add(partial & 255)
        partial = 1
      }
      predict()
    },
    mark() {
      const back = text.mark()
      const arrays = [slots, repeats, weights].map(it => [it, it.slice()] as const)
      return () => {
        back()
        for (const [array, before] of arrays) array.set(before)
        partial = 1
        predict()
      }
    },
  }

  function predict(): void {
    let seen = 0
    for (let i = 0; i < contexts; i++) {
      const place = (i << slotBits) + ((hash(text.hashes[i]!, partial) >>> 8) & slotMask)
      places[i] = place
      const slot = slots[place]!
      const isSeen = (slot & 63) > 0
      guesses[i] = isSeen ? stretch(slot >> 12) : 0
      if (isSeen && i < text.orders) seen = i + 1
    }
    const agreed = guessRepeat()
    guesses[contexts + 1] = 256
    set = (seen * 3 + agreed) * inputs
    let sum = 0
    for (let i = 0; i < inputs; i++) sum += Math.imul(guesses[i]!, weights[set + i]!) >> 16
    mixed = squash(sum)
  }

  /** What followed where the text was the same before; gives 0, 1 or 2 for no, a short or a long agreement. */
  function guessRepeat(): number {
    repeat = -1
    guesses[contexts] = 0
    const expected = text.expected()
    if (expected < 0) return 0
    const rest = Math.clz32(partial) - 23
    const byte = expected | 256
    if (byte >> rest !== partial) {
      text.disagree()
      return 0
    }
    const length = text.agreement()
    const step = length < 16 ? length : Math.min(31, 16 + (length >> 3))
    repeat = (step << 1) | ((byte >> (rest - 1)) & 1)
    guesses[contexts] = stretch(repeats[repeat]! >> 12)
    return length < 16 ? 1 : 2
  }

  function weigh(bit: number): void {
    const miss = (((bit << 16) - mixed) * learningRate) >> 4
    for (let i = 0; i < inputs; i++) {
      const weight = weights[set + i]! + ((Math.imul(guesses[i]!, miss) + 0x2000) >> 14)
      weights[set + i] = Math.min(Math.max(weight, -heaviest), heaviest)
    }
  }
}

function adapt(table: Int32Array, place: number, bit: number): void {
  const slot = table[place]!
  const count = slot & 63
  const before = slot >> 6
  const now = before + ((((bit ? 0x3fffff : 0) - before) * shares[count]!) >> 8)
  table[place] = (now << 6) | Math.min(count + 1, mostSeen)
}

/** How far a likelihood follows what was seen, in 256ths, by how often it had been seen. */
const shares = Int32Array.from({ length: 64 }, (_, count) => Math.floor(512 / (2 * count + 3)))
