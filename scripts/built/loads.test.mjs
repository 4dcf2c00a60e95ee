// What the built tool reads before it can answer: each command its own files, and no other command's.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, it } from 'node:test'
import { root } from '../setup.mjs'

let folder

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'loads-'))
  writeFileSync(
    join(folder, 'list.cjs'),
    `process.on('exit', () => process.stderr.write(Object.keys(require.cache).map(it => require('node:path').basename(it)).join(' ')))`,
  )
  writeFileSync(join(folder, 'a.yaml'), 'apiVersion: v1\nkind: Service\nmetadata: { name: shop }\n')
})

after(() => rmSync(folder, { recursive: true, force: true }))

function loadedBy(...args) {
  const tool = join(root, 'dist', 'cli', 'drawbridge.js')
  const { stderr } = spawnSync(process.execPath, ['-r', join(folder, 'list.cjs'), tool, ...args], {
    cwd: folder,
    encoding: 'utf8',
  })
  return stderr.split(' ').filter(it => it !== 'list.cjs' && it !== 'drawbridge.js')
}

it('the version is told without reading what a check needs', () => {
  assert.deepEqual(loadedBy('--version').toSorted(), ['main.js'])
})

it('a check reads nothing of the language server or of the drawing', () => {
  const loaded = loadedBy('check', 'a.yaml')
  assert.ok(loaded.includes('check.js'), loaded.join(' '))
  for (const other of ['lsp.js', 'draw.js', 'layout.js', 'proof.js', 'patch-target.js'])
    assert.ok(!loaded.includes(other), `check loads ${other}`)
})

it('a check of files without a fault reads nothing that is seldom called, and other files bring it', () => {
  assert.deepEqual(loadedBy('check', 'a.yaml').toSorted(), ['check.js', 'main.js', 'rolldown-runtime.js'])
  const regex = '{ match: [{ uri: { regex: "/a.*" } }], route: [{ destination: { host: shop } }] }'
  const head = 'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: shop }\n'
  writeFileSync(join(folder, 'b.yaml'), `${head}spec: { hosts: [shop], http: [${regex}] }\n`)
  assert.ok(loadedBy('check', 'b.yaml').includes('expressions.js'))
  const gateway = 'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: shop }\n'
  const spec = 'spec: { gatewayClassName: istio, listeners: [{ name: web, port: 80, protocol: HTTP }] }\n'
  writeFileSync(join(folder, 'c.yaml'), gateway + spec)
  assert.ok(loadedBy('check', 'c.yaml').includes('seldom.js'))
})
