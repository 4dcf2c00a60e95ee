import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readKept, writeKept } from './kept-file.ts'

const source = Buffer.from('let a = 1\n'.repeat(200))
const code = Buffer.alloc(5000, 'code')

let folder = ''
let path = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kept-'))
  path = join(folder, 'check.js')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const written = () => join(folder, 'check.js.code')

describe('a file of compiled code', () => {
  it('gives back what was kept for the same source, and leaves nothing beside it', () => {
    expect(readKept(path, source)).toBeUndefined()
    writeKept(path, source, code)
    expect(readKept(path, source)).toEqual(code)
    expect(readdirSync(folder)).toEqual(['check.js.code'])
  })

  it('is replaced by what is kept later', () => {
    writeKept(path, source, code)
    writeKept(path, source, Buffer.from('other'))
    expect(readKept(path, source)).toEqual(Buffer.from('other'))
  })

  it('is not taken for another source, of the same length too', () => {
    writeKept(path, source, code)
    const other = Buffer.from(source)
    other[1001] = 65
    expect(readKept(path, other)).toBeUndefined()
    expect(readKept(path, source.subarray(0, -1))).toBeUndefined()
  })

  it('is not taken where a sector of it is lost or it is cut off', () => {
    writeKept(path, source, code)
    const whole = readFileSync(written())
    for (let at = 0; at + 512 <= whole.length; at += 300) {
      const lossy = Buffer.from(whole)
      lossy.fill(0, at, at + 512)
      writeFileSync(written(), lossy)
      expect(readKept(path, source)).toBeUndefined()
    }
    for (let end = 0; end < whole.length; end += 131) {
      writeFileSync(written(), whole.subarray(0, end))
      expect(readKept(path, source)).toBeUndefined()
    }
  })

  it('is not taken where others can write to it or it leads elsewhere', () => {
    writeKept(path, source, code)
    chmodSync(written(), 0o666)
    expect(readKept(path, source)).toBeUndefined()
    chmodSync(written(), 0o600)
    symlinkSync(written(), join(folder, 'link.js.code'))
    expect(readKept(join(folder, 'link.js'), source)).toBeUndefined()
  })

  it('lets a folder that is gone be', () => {
    expect(() => writeKept(join(folder, 'gone', 'check.js'), source, code)).not.toThrow()
  })

  it('takes away what was kept more than a month ago', () => {
    writeKept(path, source, code)
    utimesSync(written(), new Date(), new Date(Date.now() - 31 * 24 * 60 * 60 * 1000))
    writeKept(join(folder, 'lsp.js'), source, code)
    expect(readdirSync(folder)).toEqual(['lsp.js.code'])
  })
})
