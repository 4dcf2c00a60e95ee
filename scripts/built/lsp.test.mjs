// What `drawbridge lsp` does as a process of its own, asked by the protocol's own client library.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath, pathToFileURL } from 'node:url'
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'

const tool = fileURLToPath(new URL('../../dist/cli/drawbridge.js', import.meta.url))

test('drawbridge lsp reads the folder, answers, and ends when it is told to', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-'))
  writeFileSync(
    join(folder, 'gateway.yaml'),
    'apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: a }\nspec:\n  servers: 5\n',
  )
  const server = spawn(process.execPath, [tool, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  )
  const told = new Promise(resolve => connection.onNotification('textDocument/publishDiagnostics', resolve))
  connection.listen()
  const { capabilities, serverInfo } = await connection.sendRequest('initialize', {
    processId: process.pid,
    capabilities: {},
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'shop' }],
  })
  assert.equal(serverInfo.name, 'drawbridge')
  assert.ok(capabilities.hoverProvider)
  await connection.sendNotification('initialized', {})
  const { uri, diagnostics } = await told
  assert.equal(uri, pathToFileURL(join(folder, 'gateway.yaml')).href)
  assert.equal(diagnostics[0].range.start.line, 4)
  const { contents } = await connection.sendRequest('textDocument/hover', {
    textDocument: { uri },
    position: diagnostics[0].range.start,
  })
  const [title, reason] = contents.value.split('\n\n')
  assert.match(title, /^\*\*.+\*\*$/)
  assert.match(reason, /\w.*\.$/s)
  await connection.sendRequest('shutdown')
  const ended = new Promise(resolve => server.on('exit', resolve))
  await connection.sendNotification('exit')
  assert.equal(await ended, 0)
  rmSync(folder, { recursive: true })
})

test('drawbridge lsp reads the files of an overlay as they are built', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-'))
  const uriOf = name => pathToFileURL(join(folder, name)).href
  const files = {
    'base/kustomization.yaml': 'resources: [gateway.yaml, shop.yaml]\n',
    'base/gateway.yaml':
      'apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: {name: public}\nspec:\n  selector: {istio: ingressgateway}\n  servers:\n  - port: {number: 80, name: http, protocol: HTTP}\n    hosts: [shop.example.com]\n',
    'base/shop.yaml':
      'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: shop}\nspec:\n  hosts: [shop.example.com]\n  gateways: [public]\n  http:\n  - route:\n    - destination: {host: shop}\n',
    'overlays/prod/kustomization.yaml':
      'namespace: prod\nresources: [../../base]\npatches: [{path: patch.yaml}]\n',
    'overlays/prod/patch.yaml':
      'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: shop}\nspec:\n  http:\n  - timeout: soon\n    route:\n    - destination: {host: shop}\n',
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  const server = spawn(process.execPath, [tool, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
  const connection = createMessageConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  )
  const told = new Map()
  const patched = new Promise(resolve =>
    connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
      told.set(uri, diagnostics)
      if (uri === uriOf('overlays/prod/patch.yaml')) resolve(diagnostics)
    }),
  )
  connection.listen()
  await connection.sendRequest('initialize', {
    processId: process.pid,
    capabilities: { workspace: { workspaceEdit: { documentChanges: true } } },
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'shop' }],
  })
  await connection.sendNotification('initialized', {})
  // A patch is no resource of its own: what is wrong with it is what it makes of the build.
  const [only, ...others] = (await patched).filter(it => it.severity === 1)
  assert.deepEqual([only.range.start.line, others.length], [5, 0])

  const at = (name, what) => {
    const before = files[name].slice(0, files[name].indexOf(what)).split('\n')
    return {
      textDocument: { uri: uriOf(name) },
      position: { line: before.length - 1, character: before.at(-1).length },
    }
  }
  const ask = (method, params) => connection.sendRequest(`textDocument/${method}`, params)
  assert.deepEqual(
    (await ask('definition', at('base/shop.yaml', 'public'))).map(it => it.uri),
    [uriOf('base/gateway.yaml')],
  )
  assert.deepEqual(
    (await ask('references', at('base/gateway.yaml', 'public'))).map(it => it.uri),
    [uriOf('base/shop.yaml')],
  )
  const { documentChanges } = await ask('rename', {
    ...at('overlays/prod/patch.yaml', 'shop'),
    newName: 'store',
  })
  assert.deepEqual(documentChanges.map(it => it.textDocument.uri).sort(), [
    uriOf('base/shop.yaml'),
    uriOf('overlays/prod/patch.yaml'),
  ])
  const hints = await ask('inlayHint', {
    textDocument: { uri: uriOf('overlays/prod/patch.yaml') },
    range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
  })
  assert.ok(hints.some(it => it.label === '.prod.svc.cluster.local'))
  await connection.sendRequest('shutdown')
  const ended = new Promise(resolve => server.on('exit', resolve))
  await connection.sendNotification('exit')
  assert.equal(await ended, 0)
  rmSync(folder, { recursive: true })
})
