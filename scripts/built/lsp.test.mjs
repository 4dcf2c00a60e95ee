// What `drawbridge lsp` does as a process of its own, asked by the protocol's own client library.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
