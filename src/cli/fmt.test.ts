import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fmt } from './fmt.ts'

let folder = ''
const path = (name: string) => join(folder, name)
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fmt-'))
  writeFileSync(path('untidy.yaml'), 'a:   1  # one\n')
  writeFileSync(path('tidy.yaml'), 'a: 1\n')
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('drawbridge fmt', () => {
  it('prints the files laid out, and writes nothing', () => {
    expect(fmt({ paths: [path('untidy.yaml')], mode: 'print' })).toEqual({
      output: 'a: 1  # one\n',
      complaints: [],
      exitCode: 0,
    })
    expect(readFileSync(path('untidy.yaml'), 'utf8')).toBe('a:   1  # one\n')
  })

  it('lists with --check what it would change, and exits with 1', () => {
    const { output, exitCode } = fmt({ paths: [folder], mode: 'check' })
    expect([output, exitCode]).toEqual([`${path('untidy.yaml')}\n`, 1])
    expect(fmt({ paths: [path('tidy.yaml')], mode: 'check' }).exitCode).toBe(0)
  })

  it('writes with --write in place, and has nothing to do then', () => {
    expect(fmt({ paths: [folder], mode: 'write' }).exitCode).toBe(0)
    expect(readFileSync(path('untidy.yaml'), 'utf8')).toBe('a: 1  # one\n')
    expect(fmt({ paths: [folder], mode: 'check' }).exitCode).toBe(0)
  })

  it('says of a document that it cannot be read, and lays out the others', () => {
    writeFileSync(path('untidy.yaml'), 'a:   1\n---\nb: [\n')
    expect(fmt({ paths: [path('untidy.yaml')], mode: 'print' })).toEqual({
      output: 'a: 1\n---\nb: [\n',
      complaints: [`${path('untidy.yaml')}:2: this document cannot be read and is left as it is`],
      exitCode: 2,
    })
  })

  it('never writes a file in another encoding', () => {
    writeFileSync(path('untidy.yaml'), Buffer.from('\ufeffa:   1\n', 'utf16le'))
    const { complaints, exitCode } = fmt({ paths: [path('untidy.yaml')], mode: 'write' })
    expect([complaints, exitCode]).toEqual([[`${path('untidy.yaml')} is not UTF-8`], 2])
  })
})
