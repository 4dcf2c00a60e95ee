import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeFolder } from './code-folder.ts'

let home = ''
const folder = () => join(home, '.cache', 'drawbridge')

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'kept-'))
})

afterEach(() => rmSync(home, { recursive: true, force: true }))

describe('the folder of compiled code', () => {
  it('is made by the first run, for the user alone, and used by the next', () => {
    expect(codeFolder({ HOME: home })).toBeUndefined()
    expect(lstatSync(folder()).mode & 0o777).toBe(0o700)
    expect(codeFolder({ HOME: home })).toBe(folder())
  })

  it('is below the folder for caches that Node or the desktop names', () => {
    const [node, desktop] = [join(home, 'node'), join(home, 'desktop')]
    const env = { HOME: home, XDG_CACHE_HOME: desktop, NODE_COMPILE_CACHE: node }
    codeFolder(env)
    expect(codeFolder(env)).toBe(join(node, 'drawbridge'))
    codeFolder({ HOME: home, XDG_CACHE_HOME: desktop })
    expect(codeFolder({ HOME: home, XDG_CACHE_HOME: desktop })).toBe(join(desktop, 'drawbridge'))
  })

  it('is nowhere that depends on the folder of work', () => {
    expect(codeFolder({ HOME: 'home', XDG_CACHE_HOME: 'caches' })).toBeUndefined()
    expect(codeFolder({ HOME: home, NODE_COMPILE_CACHE: 'caches' })).toBeUndefined()
    expect(codeFolder({})).toBeUndefined()
  })

  it('is neither made nor used where Node is asked to keep nothing', () => {
    expect(codeFolder({ HOME: home, NODE_DISABLE_COMPILE_CACHE: '1' })).toBeUndefined()
    expect(lstatSync(folder(), { throwIfNoEntry: false })).toBeUndefined()
    codeFolder({ HOME: home })
    expect(codeFolder({ HOME: home, NODE_DISABLE_COMPILE_CACHE: '1' })).toBeUndefined()
  })

  it('is not used where others can write', () => {
    mkdirSync(folder(), { recursive: true })
    for (const mode of [0o770, 0o707, 0o777]) {
      chmodSync(folder(), mode)
      expect(codeFolder({ HOME: home })).toBeUndefined()
    }
    chmodSync(folder(), 0o755)
    expect(codeFolder({ HOME: home })).toBe(folder())
  })

  it('is not used where it leads elsewhere or is a file', () => {
    mkdirSync(join(home, 'elsewhere'), { mode: 0o700 })
    mkdirSync(join(home, '.cache'))
    symlinkSync(join(home, 'elsewhere'), folder())
    expect(codeFolder({ HOME: home })).toBeUndefined()
    rmSync(folder())
    writeFileSync(folder(), '')
    expect(codeFolder({ HOME: home })).toBeUndefined()
  })

  it('is not made where there is no home or no folder can be', () => {
    expect(codeFolder({ HOME: join(home, 'nobody', 'at') })).toBeUndefined()
    writeFileSync(join(home, '.cache'), '')
    expect(codeFolder({ HOME: home })).toBeUndefined()
    expect(lstatSync(join(home, 'nobody'), { throwIfNoEntry: false })).toBeUndefined()
  })

  it.runIf(process.getuid?.() === 0)('is neither made nor used in what belongs to someone else', () => {
    chownSync(home, 1234, 1234)
    codeFolder({ HOME: home })
    expect(lstatSync(folder(), { throwIfNoEntry: false })).toBeUndefined()
    mkdirSync(folder(), { recursive: true, mode: 0o700 })
    chownSync(folder(), 1234, 1234)
    expect(codeFolder({ HOME: home })).toBeUndefined()
  })
})
