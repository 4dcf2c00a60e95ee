// What the built tool keeps of its compiled code, and what becomes of it.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, it } from 'node:test'
import { root } from '../setup.mjs'

const tool = join(root, 'dist', 'cli', 'drawbridge.js')
const tag = process.platform === 'win32' ? { skip: 'nothing is kept here' } : {}
let home
let folder

before(() => {
  home = mkdtempSync(join(tmpdir(), 'kept-'))
  folder = join(home, '.cache', 'drawbridge')
  writeFileSync(join(home, 'a.yaml'), 'apiVersion: v1\nkind: Service\nmetadata: { name: shop }\n')
})

after(() => rmSync(home, { recursive: true, force: true }))

function check(env = {}, args = ['check', 'a.yaml']) {
  const { NODE_COMPILE_CACHE: _, XDG_CACHE_HOME: __, NODE_DISABLE_COMPILE_CACHE: ___, ...rest } = process.env
  const { stdout, stderr, status } = spawnSync(process.execPath, [tool, ...args], {
    cwd: home,
    env: { ...rest, HOME: home, ...env },
    encoding: 'utf8',
  })
  return { stdout, stderr, status }
}

it('keeps nothing where that is turned off', tag, () => {
  assert.equal(check({ NODE_DISABLE_COMPILE_CACHE: '1' }).stderr, '')
  assert.throws(() => statSync(join(home, '.cache')))
})

it('makes its folder at the first run, keeps its code at the second, and then only reads it', tag, () => {
  const first = check()
  assert.deepEqual(readdirSync(folder), [])
  assert.deepEqual(check(), first)
  const [name, ...others] = readdirSync(folder)
  assert.match(name, /^check\.js-[0-9a-f]+-check-v/)
  assert.deepEqual(others, [])
  const kept = join(folder, name)
  utimesSync(kept, 1, Date.now() / 1000 - 60)
  const { mtimeMs } = statSync(kept)
  assert.deepEqual(check(), first)
  assert.equal(statSync(kept).mtimeMs, mtimeMs, 'what was kept is rejected')
})

it('says the same whatever became of what it kept, and keeps it again', tag, () => {
  const kept = join(folder, readdirSync(folder)[0])
  const whole = readFileSync(kept)
  const expected = check({ NODE_DISABLE_COMPILE_CACHE: '1' })
  const torn = Buffer.from(whole).fill(0, 4096, 8192)
  for (const bytes of [torn, whole.subarray(0, 5000), Buffer.alloc(0)]) {
    writeFileSync(kept, bytes)
    assert.deepEqual(check(), expected)
    assert.notDeepEqual(readFileSync(kept), bytes)
  }
})

it('keeps the code of each command apart', tag, () => {
  check({}, ['reach', 'a.yaml'])
  assert.equal(readdirSync(folder).filter(it => /^check\.js-[0-9a-f]+-reach-/.test(it)).length, 1)
})
