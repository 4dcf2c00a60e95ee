import { Inflate } from 'fflate'
import { crc32 } from './crc32.ts'
import { joinBytes } from './join-bytes.ts'
import { decodeUtf8 } from './utf8.ts'

export interface ZipLimits {
  readonly files: number
  /** Unpacked bytes of one file, and of all together. */
  readonly size: number
  readonly total: number
}

export type ReadZip =
  | {
      readonly ok: true
      readonly entries: readonly { readonly name: string; readonly bytes: Uint8Array }[]
      readonly refused: readonly { readonly name: string; readonly reason: string }[]
    }
  | { readonly ok: false; readonly reason: string }

/**
 * Unpacks the wanted files of a zip. The sizes that a zip states are not believed: unpacking stops at the limits.
 * Tells of each file before it is unpacked. Never throws. (fflate's own `unzipSync` goes through the whole of a bomb before it gives up.)
 */
export function readZip(
  bytes: Uint8Array,
  limits: ZipLimits,
  wanted: (name: string) => boolean,
  onUnpacked: (done: number, total: number) => void = () => {},
): ReadZip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const listed = listEntries(bytes, view)
  if (!listed) return { ok: false, reason: 'is a damaged zip' }
  const files = listed.filter(it => !it.name.endsWith('/') && wanted(it.name))
  if (files.length > limits.files)
    return { ok: false, reason: `holds ${files.length} files; the limit is ${limits.files}` }

  const entries: { name: string; bytes: Uint8Array }[] = []
  const refused: { name: string; reason: string }[] = []
  let left = limits.total
  for (const [i, file] of files.entries()) {
    onUnpacked(i, files.length)
    const unpacked = unpack(bytes, view, file, Math.min(limits.size, left))
    if (unpacked === 'too-large' && left < limits.size) return { ok: false, reason: 'unpacks to too much' }
    if (typeof unpacked === 'string') refused.push({ name: file.name, reason: reasons[unpacked] })
    else {
      entries.push({ name: file.name, bytes: unpacked })
      left -= unpacked.length
    }
  }
  return { ok: true, entries, refused }
}

interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly checksum: number
  readonly packedSize: number
  /** Where its local header begins. */
  readonly offset: number
}

const reasons = {
  'too-large': 'unpacks to too much',
  damaged: 'is damaged',
  encrypted: 'is protected by a password',
  method: 'is packed in a way that cannot be read here',
} as const

/** The central directory at the zip's end (PKWARE's APPNOTE, 4.3.12 and 4.3.16); undefined where there is none. */
function listEntries(bytes: Uint8Array, view: DataView): ZipEntry[] | undefined {
  const end = findEnd(view)
  if (end === undefined) return undefined
  const count = view.getUint16(end + 10, true)
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let i = 0; i < count; i++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return undefined
    const nameLength = view.getUint16(at + 28, true)
    const flags = view.getUint16(at + 8, true)
    entries.push({
      name: decodeUtf8(bytes.subarray(at + 46, at + 46 + nameLength)).text,
      method: view.getUint16(at + 10, true),
      encrypted: (flags & 1) !== 0,
      checksum: view.getUint32(at + 16, true),
      packedSize: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** A comment of up to 65,535 bytes may follow the end record. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 0xffff); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at
  return undefined
}

function unpack(
  bytes: Uint8Array,
  view: DataView,
  { method, encrypted, checksum, packedSize, offset }: ZipEntry,
  limit: number,
): Uint8Array | keyof typeof reasons {
  if (encrypted) return 'encrypted'
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) return 'damaged'
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + packedSize > bytes.length) return 'damaged'
  const packed = bytes.subarray(start, start + packedSize)
  if (method !== 0 && method !== 8) return 'method'
  const unpacked = method === 0 ? packed : inflate(packed, limit)
  if (typeof unpacked === 'string') return unpacked
  if (unpacked.length > limit) return 'too-large'
  return crc32(unpacked) === checksum ? unpacked : 'damaged'
}

function inflate(packed: Uint8Array, limit: number): Uint8Array | 'too-large' | 'damaged' {
  const chunks: Uint8Array[] = []
  let size = 0
  const stream = new Inflate(chunk => {
    chunks.push(chunk)
    size += chunk.length
  })
  try {
    for (let at = 0; at < packed.length; at += 4096) {
      stream.push(packed.subarray(at, at + 4096), at + 4096 >= packed.length)
      if (size > limit) return 'too-large'
    }
  } catch {
    return 'damaged'
  }
  return joinBytes(chunks)
}
