import { type BitModel, createBitModel } from './v2-model.ts'

/** Bytes of content that are packed so: each takes a moment. Frozen: it says how a payload of its length is to be unpacked. */
export const mostModelled = 32_768

/** Packs bytes by an arithmetic code over `createBitModel`, which has read `known` before. Frozen, as all of version 2. */
export function packBytes(content: Uint8Array, known: Uint8Array): Uint8Array {
  const model = modelAfter(known)
  const packed: number[] = []
  let low = 0
  let high = 0xffffffff
  for (const byte of content)
    for (let i = 7; i >= 0; i--) {
      const bit = (byte >> i) & 1
      const middle = middleOf(low, high, model.likelihood())
      if (bit) high = middle
      else low = middle + 1
      model.learn(bit)
      while ((low ^ high) >>> 24 === 0) {
        packed.push(high >>> 24)
        low = (low << 8) >>> 0
        high = ((high << 8) | 255) >>> 0
      }
    }
  // The shortest number between the two: what is read behind the end is zeros.
  if (low > 0) packed.push((low >>> 24) + 1)
  while (packed.at(-1) === 0) packed.pop()
  return Uint8Array.from(packed)
}

/** The `length` bytes that were packed; other bytes than `packBytes` gave yield other ones. */
export function unpackBytes(packed: Uint8Array, length: number, known: Uint8Array): Uint8Array {
  const model = modelAfter(known)
  const content = new Uint8Array(length)
  let low = 0
  let high = 0xffffffff
  let read = 0
  let code = 0
  const next = () => ((code << 8) | (packed[read++] ?? 0)) >>> 0
  for (let i = 0; i < 4; i++) code = next()
  for (let at = 0; at < length; at++) {
    let byte = 0
    for (let i = 0; i < 8; i++) {
      const middle = middleOf(low, high, model.likelihood())
      const bit = code <= middle ? 1 : 0
      if (bit) high = middle
      else low = middle + 1
      model.learn(bit)
      byte = (byte << 1) | bit
      while ((low ^ high) >>> 24 === 0) {
        low = (low << 8) >>> 0
        high = ((high << 8) | 255) >>> 0
        code = next()
      }
    }
    content[at] = byte
  }
  return content
}

/** The model after it has read what is known. That takes longer than a usual link: it is read once and come back to. */
function modelAfter(known: Uint8Array): BitModel {
  if (reader?.known !== known) {
    const model = createBitModel(known.length + mostModelled)
    for (const byte of known) for (let i = 7; i >= 0; i--) model.learn((byte >> i) & 1)
    reader = { known, model, goBack: model.mark() }
  } else reader.goBack()
  return reader.model
}

let reader: { readonly known: Uint8Array; readonly model: BitModel; readonly goBack: () => void } | undefined

/** Divides the range from `low` to `high` at a likelihood of 65,536. */
function middleOf(low: number, high: number, likelihood: number): number {
  const range = high - low
  return low + Math.floor(range / 65_536) * likelihood + Math.floor(((range % 65_536) * likelihood) / 65_536)
}
