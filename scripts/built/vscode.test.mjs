// The parts of the VS Code extension as they are packed: the server as a process and in a worker of a browser, asked by the protocol's
// own client library, and the drawing in a page as a webview has it. VS Code itself is started by vscode-itself.test.mjs.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import Module, { createRequire } from 'node:module'
import { extname, join } from 'node:path'
import { after, before, test } from 'node:test'
import { chromium } from '@playwright/test'
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'
import { ensureBrowser } from '../browser.mjs'
import { root } from '../setup.mjs'

const built = join(root, 'dist', 'vscode')
const gateway = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: front
spec:
  selector: { app: front }
  servers:
  - port: { number: 80, name: http, protocol: HTTP }
    hosts: ["shop.example.com"]
`
let server
let address
let browser

before(async () => {
  const { status } = spawnSync(process.execPath, ['scripts/vscode.mjs', '--no-package'], {
    cwd: root,
    stdio: 'inherit',
  })
  assert.equal(status, 0)
  const types = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' }
  server = createServer(({ url }, response) => {
    const file = join(built, 'dist', url)
    const body =
      url === '/' || url === '/favicon.ico'
        ? ''
        : url === '/page.html'
          ? page
          : existsSync(file)
            ? readFileSync(file)
            : undefined
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': types[extname(url)] ?? 'text/html' })
    response.end(body)
  })
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${server.address().port}`
  browser = await chromium.launch({ executablePath: await ensureBrowser() })
})
after(async () => {
  await browser?.close()
  server?.close()
})

/** The page that `drawing.ts` writes, with what VS Code gives it. */
const policy =
  "default-src 'none'; script-src 'self' 'nonce-x'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; worker-src blob:; connect-src 'self'"
const page = `<!doctype html><html lang="en" data-embed><head><meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${policy}" />
<link rel="stylesheet" href="/page/drawing.css" /></head>
<body class="vscode-dark"><div id="root"></div>
<script nonce="x">const told = []; function acquireVsCodeApi() { return { postMessage: it => told.push(it) } }</script>
<script type="module" src="/page/drawing.js"></script></body></html>`

test('the extension has what its manifest names', () => {
  const manifest = JSON.parse(readFileSync(join(built, 'package.json'), 'utf8'))
  for (const it of [manifest.main, manifest.browser, manifest.icon, 'README.md', 'LICENSE'])
    assert.ok(existsSync(join(built, it)), it)
  const vscode = standIn()
  const load = Module._load
  Module._load = (name, ...rest) => (name === 'vscode' ? vscode : load(name, ...rest))
  try {
    for (const entry of [manifest.main, manifest.browser]) {
      const { activate, deactivate } = createRequire(import.meta.url)(join(built, entry))
      assert.equal(typeof activate, 'function', entry)
      assert.equal(typeof deactivate, 'function', entry)
    }
  } finally {
    Module._load = load
  }
})

test('the server runs as a process', async () => {
  const child = spawn(process.execPath, [join(built, 'dist', 'server.mjs'), '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  )
  connection.listen()
  const { capabilities } = await connection.sendRequest('initialize', {
    processId: null,
    capabilities: {},
    rootUri: null,
  })
  assert.ok(capabilities.completionProvider)
  const ended = new Promise(resolve => child.on('exit', resolve))
  await connection.sendRequest('shutdown')
  await connection.sendNotification('exit')
  assert.equal(await ended, 0)
})

test('the server runs in a worker of a browser, and asks the editor for files', async () => {
  const tab = await browser.newPage()
  await tab.goto(address)
  const told = await tab.evaluate(async text => {
    const worker = new Worker('/server-worker.js')
    const send = it => worker.postMessage({ jsonrpc: '2.0', ...it })
    return new Promise((resolve, reject) => {
      worker.onerror = event => reject(new Error(event.message))
      worker.onmessage = ({ data }) => {
        if (data.method === 'drawbridge/list')
          send({
            id: data.id,
            result: [{ uri: 'vscode-vfs://shop/a.yaml', text: text.replace('80', '70000') }],
          })
        else if (data.id === 1) send({ method: 'initialized', params: {} })
        else if (data.method === 'textDocument/publishDiagnostics') resolve(data.params)
      }
      const workspaceFolders = [{ uri: 'vscode-vfs://shop', name: 'shop' }]
      send({ id: 1, method: 'initialize', params: { processId: null, capabilities: {}, workspaceFolders } })
    })
  }, gateway)
  assert.equal(told.uri, 'vscode-vfs://shop/a.yaml')
  assert.ok(told.diagnostics.some(it => it.code === 'gateway/port-number'))
})

test('the drawing shows the files, and selection goes both ways', async () => {
  const tab = await browser.newPage()
  const faults = []
  tab.on('pageerror', it => faults.push(it.message))
  tab.on('console', it => it.type() === 'error' && faults.push(it.text()))
  await tab.goto(`${address}/page.html`)
  await tab.waitForFunction(() => told.some(it => it.type === 'ready'))
  const tell = message => tab.evaluate(it => postMessage(it), message)
  await tell({
    type: 'files',
    name: 'shop',
    files: [{ name: 'a.yaml', text: gateway }],
    settings: {},
    requests: [],
  })
  const box = tab.getByRole('treeitem', { name: /^Gateway front/ }).first()
  await box.waitFor()
  await box.click()
  await tab.waitForFunction(() => told.some(it => it.type === 'selected'))
  const selected = await tab.evaluate(() => told.find(it => it.type === 'selected'))
  assert.equal(selected.file, 'a.yaml')
  await tab.getByRole('region', { name: 'Inspector' }).waitFor()
  // A long analysis holds up a worker, not the drawing.
  assert.deepEqual(
    tab.workers().map(it => new URL(it.url()).protocol),
    ['blob:'],
  )
  await tab.getByRole('button', { name: /^Trace/ }).click()
  await tab.getByRole('textbox', { name: 'Request' }).waitFor()
  await box.click()
  await tab.keyboard.press('Delete')
  await tab.waitForFunction(() => told.some(it => it.type === 'edit'))
  const edit = await tab.evaluate(() => told.find(it => it.type === 'edit'))
  assert.match(edit.title, /front/)
  // The editor makes the edit, and tells the texts as they are then; here it does not.
  await tell({
    type: 'files',
    name: 'shop',
    files: [{ name: 'a.yaml', text: gateway }],
    settings: {},
    requests: [],
  })
  await box.waitFor()
  await tell({ type: 'cursor', file: 'a.yaml', offset: gateway.indexOf('number') })
  await tab.locator('[aria-selected="true"]').first().waitFor()
  assert.equal(await tab.evaluate(() => document.documentElement.dataset.theme), 'dark')
  assert.deepEqual(faults, [])
})

/** What the library extends and calls when it is loaded. */
function standIn() {
  class Anything {}
  return new Proxy(
    {},
    {
      get: (_, name) => (name === 'version' ? '1.106.0' : name === '__esModule' ? true : Anything),
      has: () => true,
    },
  )
}
