import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { isOwn } from './code-folder.ts'

/** Four numbers: what this is, the lengths of the code and of its source, and a sum over both. */
const headLength = 16
const mark = 0x44_42_4b_31
const ending = '.code'
const monthInMilliseconds = 30 * 24 * 60 * 60 * 1000

/**
 * What was compiled of this source, or nothing: the source is compared byte for byte, since V8 itself compares its length alone,
 * and what was cut off or lost on the disk has another sum, since V8 runs it as it is.
 */
export function readKept(path: string, source: Buffer): Buffer | undefined {
  const kept = readOwn(path)
  if (!kept || kept.length < headLength || kept.readUInt32LE(0) !== mark) return undefined
  const end = headLength + kept.readUInt32LE(4)
  if (kept.readUInt32LE(8) !== source.length || kept.length !== end + source.length) return undefined
  if (kept.readUInt32LE(12) !== sumOf(kept) || !kept.subarray(end).equals(source)) return undefined
  return kept.subarray(headLength, end)
}

/** Keeps it, so that another run sees all of it or nothing, and removes what has lain there for a month. */
export function writeKept(path: string, source: Buffer, code: Buffer): void {
  const kept = Buffer.concat([Buffer.alloc(headLength), code, source])
  kept.writeUInt32LE(mark, 0)
  kept.writeUInt32LE(code.length, 4)
  kept.writeUInt32LE(source.length, 8)
  kept.writeUInt32LE(sumOf(kept), 12)
  const begun = `${path}.${process.pid}`
  try {
    removeOld(dirname(path))
    writeFileSync(begun, kept, { flag: 'wx', mode: 0o600 })
    renameSync(begun, `${path}${ending}`)
  } catch {
    remove(begun)
  }
}

function readOwn(path: string): Buffer | undefined {
  try {
    const file = openSync(`${path}${ending}`, constants.O_RDONLY | constants.O_NOFOLLOW)
    try {
      const found = fstatSync(file)
      return found.isFile() && isOwn(found) ? readFileSync(file) : undefined
    } finally {
      closeSync(file)
    }
  } catch {
    return undefined
  }
}

/** Of a number in every 256 bytes: a disk loses no less than a sector of 512. */
function sumOf({ buffer, byteOffset, length }: Buffer): number {
  const numbers = new Int32Array(buffer, byteOffset, length >> 2)
  let sum = 0
  for (let i = headLength / 4; i < numbers.length; i += 64) sum = (Math.imul(sum, 31) + numbers[i]!) | 0
  return sum >>> 0
}

function removeOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (Date.now() - statSync(path).mtimeMs > monthInMilliseconds) remove(path)
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // What cannot be removed stays.
  }
}
