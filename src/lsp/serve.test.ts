import { PassThrough } from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import { createConnection } from 'vscode-languageserver/node'
import {
  CancellationTokenSource,
  createMessageConnection,
  type Diagnostic,
  LSPErrorCodes,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'
import { manyResources } from '../testing/many-resources.ts'
import { seededNumbers } from '../testing/seeded-numbers.ts'
import { methods } from './methods.ts'
import { serve } from './serve.ts'

const root = 'file:///repo/shop%20config'
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
const service = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
spec:
  hosts: [shop.example.com]
  gateways: [front]
  http:
  - timeout: 5s
    route:
    - destination: { host: web.example.com }
`
const everything = {
  workspace: { workspaceEdit: { documentChanges: true }, workspaceFolders: true, applyEdit: true },
  textDocument: { codeAction: { resolveSupport: { properties: ['edit'] } } },
}

let clients: Client[] = []
afterEach(() => {
  for (const it of clients) it.connection.dispose()
  clients = []
})

interface Client {
  readonly connection: MessageConnection
  readonly toServer: PassThrough
  readonly written: () => string
  /** The problems of a file, once they are told. */
  problems(uri: string, wanted?: (found: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]>
  ask<T = unknown>(method: string, params: object): Promise<T>
  open(uri: string, text: string): void
}

async function connect(
  files: Readonly<Record<string, string>>,
  capabilities: object = everything,
): Promise<Client> {
  const toServer = new PassThrough()
  const toClient = new PassThrough()
  const chunks: string[] = []
  toClient.on('data', it => chunks.push(String(it)))
  const stored = new Map(Object.entries(files).map(([name, text]) => [`${root}/${name}`, text]))
  serve(
    createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)),
    {
      list: async folder =>
        [...stored].filter(([uri]) => uri.startsWith(folder)).map(([uri, text]) => ({ uri, text })),
      read: async uri => stored.get(uri),
    },
    '0',
  )
  const connection = createMessageConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  )
  const told = new Map<string, readonly Diagnostic[]>()
  const waiting: (() => void)[] = []
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
    told.set(uri, diagnostics)
    for (const it of waiting.splice(0)) it()
  })
  connection.listen()
  await connection.sendRequest('initialize', {
    processId: null,
    capabilities,
    workspaceFolders: [{ uri: root, name: 'shop' }],
    initializationOptions: { complete: true },
  })
  await connection.sendNotification('initialized', {})
  const client: Client = {
    connection,
    toServer,
    written: () => chunks.join(''),
    async problems(uri, wanted = () => true) {
      for (;;) {
        const found = told.get(uri)
        if (found && wanted(found)) return found
        await new Promise<void>(resolve => waiting.push(resolve))
      }
    },
    ask: (method, params) => connection.sendRequest(method, params),
    open: (uri, text) =>
      void connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'yaml', version: 1, text },
      }),
  }
  clients.push(client)
  return client
}

describe('the server, asked by a client of the protocol', () => {
  it('leaves the problems of a folder as told when it has told those of documents in no folder', async () => {
    const client = await connect({ 'v.yaml': service.replace('front', 'gone') })
    const told = new Promise<void>(resolve =>
      client.connection.onNotification('drawbridge/changed', () => resolve()),
    )
    client.open('untitled:loose.yaml', gateway.replace('80', '70000'))
    await told
    const codes = (it: readonly Diagnostic[]) => it.map(one => one.code)
    expect(codes(await client.problems(`${root}/v.yaml`))).toContain('references/gateway-missing')
    expect(codes(await client.problems('untitled:loose.yaml'))).toContain('gateway/port-number')
  })

  it('tells the problems of all files of the folder, and follows edits without writing them', async () => {
    const client = await connect({
      'g.yaml': gateway,
      'v.yaml': service.replace('front', 'gone'),
      'other.yaml': 'a: 1',
    })
    const uri = `${root}/v.yaml`
    const [first] = await client.problems(uri, it =>
      it.some(one => one.code === 'references/gateway-missing'),
    )
    expect(first).toMatchObject({
      source: 'drawbridge',
      severity: 1,
      range: { start: { line: 6, character: 13 } },
    })
    client.open(uri, service.replace('front', 'gone'))
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [
        { range: { start: { line: 6, character: 13 }, end: { line: 6, character: 17 } }, text: 'fro' },
        { range: { start: { line: 6, character: 16 }, end: { line: 6, character: 16 } }, text: 'nt' },
      ],
    })
    await client.problems(uri, it => it.every(one => one.code !== 'references/gateway-missing'))
    // Closed without saving: the file is as it lies in the folder.
    await client.connection.sendNotification('textDocument/didClose', { textDocument: { uri } })
    await client.problems(uri, it => it.some(one => one.code === 'references/gateway-missing'))
  })

  it('answers every method that it has', async () => {
    const client = await connect({ 'g.yaml': gateway, 'v.yaml': service })
    const uri = `${root}/v.yaml`
    client.open(uri, service)
    const at = { textDocument: { uri }, position: { line: 6, character: 14 } }
    const more: Readonly<Record<string, object>> = {
      'textDocument/references': { context: { includeDeclaration: true } },
      'textDocument/rename': { newName: 'public' },
      'textDocument/rangeFormatting': { range: { start: at.position, end: at.position } },
      'textDocument/semanticTokens/range': { range: { start: at.position, end: { line: 9, character: 0 } } },
      'textDocument/inlayHint': {
        range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
      },
      'textDocument/onTypeFormatting': { ch: '\n', options: { tabSize: 2, insertSpaces: true } },
      'textDocument/selectionRange': { positions: [at.position] },
      'workspace/symbol': { query: 'shop' },
    }
    const answered: Record<string, unknown> = {}
    for (const { method } of methods) {
      const answer = await client
        .ask(method, { ...at, ...more[method] })
        .catch((error: Error) => error.message)
      answered[method] = answer
    }
    expect(answered['textDocument/definition']).toMatchObject([{ uri: `${root}/g.yaml` }])
    expect(answered['textDocument/references']).toHaveLength(2)
    expect(answered['textDocument/hover']).toMatchObject({ contents: { kind: 'markdown' } })
    expect(answered['textDocument/rename']).toMatchObject({
      documentChanges: expect.arrayContaining([
        expect.objectContaining({ textDocument: { uri: `${root}/g.yaml`, version: null } }),
      ]),
    })
    expect(answered['textDocument/documentSymbol']).toMatchObject([
      { kind: expect.any(Number), children: expect.any(Array) },
    ])
    expect(answered['textDocument/selectionRange']).toMatchObject([{ range: {}, parent: { range: {} } }])
    expect(answered['textDocument/semanticTokens/full']).toMatchObject({ data: expect.any(Array) })
    expect(answered['textDocument/foldingRange']).not.toEqual([])
    for (const it of Object.values(answered)) expect(JSON.stringify(it)).not.toContain('"file"')
  })

  it('says above a resource who names it, and tells the editor to show it where that is clicked', async () => {
    const client = await connect({ 'g.yaml': gateway, 'v.yaml': service })
    const uri = `${root}/g.yaml`
    client.open(uri, gateway)
    const [lens] = await client.ask<object[]>('textDocument/codeLens', { textDocument: { uri } })
    const resolved = await client.ask<{
      command: { title: string; command: string; arguments: [string, object] }
    }>('codeLens/resolve', lens!)
    expect(resolved.command.title).toContain('shop')
    const revealed = new Promise(resolve => {
      client.connection.onNotification('drawbridge/reveal', resolve)
    })
    await client.ask('workspace/executeCommand', resolved.command)
    expect(await revealed).toMatchObject({ uri, range: { start: { line: 0, character: 0 } } })
  })

  it('completes, with documentation once it is asked for', async () => {
    const client = await connect({ 'g.yaml': gateway })
    const uri = `${root}/new.yaml`
    client.open(uri, service.replace('[front]', '[]'))
    const list = await client.ask<{
      items: { label: string; data: unknown; textEdit: { newText: string } }[]
    }>('textDocument/completion', {
      textDocument: { uri },
      position: { line: 6, character: 13 },
      context: { triggerKind: 1 },
    })
    expect(list.items.map(it => it.label)).toContain('front')
    const keys = await client.ask<typeof list>('textDocument/completion', {
      textDocument: { uri },
      position: { line: 8, character: 4 },
    })
    const item = keys.items.find(it => it.label === 'retries')
    expect(item?.textEdit.newText).toContain('retries')
    expect(await client.ask('completionItem/resolve', item!)).toMatchObject({
      documentation: { kind: 'markdown', value: expect.stringContaining('retries') },
    })
  })

  it.each([true, false])('offers fixes and mutes, as edits or as a command (%s)', async resolves => {
    const capabilities = resolves ? everything : { workspace: { applyEdit: true } }
    const client = await connect({ 'v.yaml': service.replace('front', 'gone') }, capabilities)
    const uri = `${root}/v.yaml`
    client.open(uri, service.replace('front', 'gone'))
    const at = { line: 6, character: 14 }
    const actions = await client.ask<
      { title: string; command?: { command: string; arguments: unknown[] } }[]
    >('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: at, end: at },
      context: { diagnostics: [] },
    })
    const mute = actions.find(it => it.title === 'Mute references/gateway-missing on this line')!
    const applied = new Promise(resolve =>
      client.connection.onRequest('workspace/applyEdit', ({ edit }) => {
        resolve(edit)
        return { applied: true }
      }),
    )
    const edit = resolves
      ? (await client.ask<{ edit: object }>('codeAction/resolve', mute)).edit
      : await client.ask('workspace/executeCommand', mute.command!).then(() => applied)
    expect(JSON.stringify(edit)).toContain('# drawbridge-ignore references/gateway-missing')
  })

  it('mutes with the reason that a client gives, or with a place to write it', async () => {
    const text = service.replace('front', 'gone')
    const editsOf = async (snippets: boolean, reason?: string) => {
      const client = await connect(
        { 'v.yaml': text },
        {
          ...everything,
          workspace: {
            ...everything.workspace,
            workspaceEdit: { documentChanges: true, snippetEditSupport: snippets },
          },
        },
      )
      const uri = `${root}/v.yaml`
      client.open(uri, text)
      const at = { line: 6, character: 14 }
      const actions = await client.ask<{ title: string; data: object }[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: at, end: at },
        context: { diagnostics: [] },
      })
      const mute = actions.find(it => it.title === 'Mute references/gateway-missing on this line')!
      const asked = reason === undefined ? mute : { ...mute, data: { ...mute.data, reason } }
      const { edit } = await client.ask<{ edit: object }>('codeAction/resolve', asked)
      return JSON.stringify(edit)
    }
    expect(await editsOf(true)).toContain('references/gateway-missing: ${1:why}')
    expect(await editsOf(true, 'not ours')).toContain('references/gateway-missing: not ours')
    expect(await editsOf(false)).not.toContain('why')
  })

  it('fixes all problems of a kind, in the file and in all files', async () => {
    const faulty = gateway.replace('    hosts', '    tls: { mode: SIMPLE, credentialName: x }\n    hosts')
    const client = await connect({
      'g.yaml': `${faulty}---\n${faulty.replace('front', 'b')}`,
      'h.yaml': faulty,
    })
    const uri = `${root}/g.yaml`
    client.open(uri, `${faulty}---\n${faulty.replace('front', 'b')}`)
    const at = { line: 8, character: 5 }
    const actions = await client.ask<{ title: string }[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: at, end: at },
      context: { diagnostics: [] },
    })
    const titled = (words: string) =>
      actions.find(it => it.title === `Fix all of gateway/tls-on-http in ${words}`)
    type Resolved = { edit: { documentChanges: { textDocument: { uri: string }; edits: object[] }[] } }
    const here = await client.ask<Resolved>('codeAction/resolve', titled('this file (2)')!)
    expect(here.edit.documentChanges.map(it => it.textDocument.uri)).toEqual([uri])
    const all = await client.ask<Resolved>('codeAction/resolve', titled('all files (3)')!)
    expect(all.edit.documentChanges.map(it => it.textDocument.uri)).toEqual([uri, `${root}/h.yaml`])
  })

  it.each([true, false])(
    'says what a rename cannot reach, with the edit where that is shown (%s)',
    async shown => {
      const text = gateway.replace('name: front', 'name: front\n  namespace: infra')
      const client = await connect(
        { 'g.yaml': text },
        {
          workspace: {
            workspaceEdit: { documentChanges: true, ...(shown && { changeAnnotationSupport: {} }) },
          },
        },
      )
      const uri = `${root}/g.yaml`
      client.open(uri, text)
      const told = new Promise<string>(resolve =>
        client.connection.onNotification('window/showMessage', ({ message }) => resolve(message)),
      )
      const edit = await client.ask<{ changeAnnotations?: object }>('textDocument/rename', {
        textDocument: { uri },
        position: { line: 4, character: 15 },
        newName: 'edge',
      })
      const said = shown ? JSON.stringify(edit.changeAnnotations) : await told
      expect(said).toContain('Outside of these files nothing follows')
    },
  )

  it('marks the same name in a file', async () => {
    const client = await connect({})
    const uri = `${root}/a.yaml`
    const text = `${gateway}---\n${service}`
    client.open(uri, text)
    const line = text.split('\n').findIndex(it => it.includes('gateways: [front]'))
    const found = await client.ask('textDocument/documentHighlight', {
      textDocument: { uri },
      position: { line, character: 14 },
    })
    expect(found).toMatchObject([
      { kind: 3, range: { start: { line: 3, character: 8 } } },
      { kind: 2, range: { start: { line, character: 13 } } },
    ])
  })

  it('is judged as a .drawbridge.yaml says, whose problems it tells too', async () => {
    const client = await connect({
      'v.yaml': service.replace('front', 'gone'),
      '.drawbridge.yaml': 'namespace: shop\nmute:\n- rule: references/*\n  reason: a\nmutes: []\n',
    })
    expect(await client.problems(`${root}/.drawbridge.yaml`)).toMatchObject([
      { code: 'muting/configuration' },
    ])
    const uri = `${root}/v.yaml`
    client.open(uri, service.replace('front', 'gone'))
    await expect(Promise.race([client.problems(uri, it => it.length > 0), pause(400)])).resolves.toBe('none')
  })

  it('stops what is cancelled, and says why it refuses', async () => {
    const client = await connect({ 'v.yaml': service })
    const uri = `${root}/v.yaml`
    client.open(uri, service)
    const source = new CancellationTokenSource()
    const asked = client.connection.sendRequest(
      'textDocument/hover',
      { textDocument: { uri }, position: { line: 1, character: 1 } },
      source.token,
    )
    source.cancel()
    await expect(asked).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled })
    await expect(
      client.ask('textDocument/rename', {
        textDocument: { uri },
        position: { line: 8, character: 5 },
        newName: 'x',
      }),
    ).rejects.toMatchObject({ code: LSPErrorCodes.RequestFailed, message: expect.stringMatching(/renamed/) })
  })

  it('survives what is no message, unknown methods, and parameters of any shape', async () => {
    const client = await connect({ 'g.yaml': gateway })
    const uri = `${root}/g.yaml`
    client.open(uri, gateway)
    const broken = '{"jsonrpc":"2.0","id":'
    client.toServer.write(`Content-Length: ${broken.length}\r\n\r\n${broken}`)
    await expect(client.ask('textDocument/nothing', {})).rejects.toMatchObject({ code: -32601 })
    for (const { method } of methods)
      for (const params of [{}, { textDocument: { uri } }, { textDocument: { uri: 5 }, position: null }])
        await client.ask(method, params).catch(() => undefined)
    const hover = await client.ask('textDocument/hover', {
      textDocument: { uri },
      position: { line: 1, character: 1 },
    })
    expect(hover).toMatchObject({ contents: {} })
    // Nothing but messages was written.
    expect(client.written()).toMatch(/^(?:Content-Length: \d+\r\n\r\n\{.*?\}(?=Content-Length|$))+$/s)
  })

  it('answers as a fresh server does, whatever was sent before', async () => {
    const uri = `${root}/g.yaml`
    const next = seededNumbers(16)
    const any = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!
    const uris = [
      uri,
      `${root}/none.yaml`,
      'file:///repo/shop config/g.yaml',
      'untitled:Untitled-1',
      'git:/repo/g.yaml?%7B%7D',
      `${root}/%E0%A4%A.yaml`,
      `${root}/../../etc/passwd`,
      '',
      null,
      5,
    ]
    const numbers = [0, 1, 3, -1, 1e9, 2.5, null, 'x', Number.MAX_SAFE_INTEGER]
    const texts = [
      '',
      gateway,
      service,
      '\r\n',
      '\uFEFFa: [',
      '\ud800',
      `${'a: &a [*a]\n'.repeat(300)}`,
      null,
      7,
    ]
    const position = () => ({ line: any(numbers), character: any(numbers) })
    const range = () => any([{ start: position(), end: position() }, null, {}])
    const textDocument = () => any([{ uri: any(uris), version: any(numbers) }, null, {}])
    const client = await connect({ 'g.yaml': gateway, 'v.yaml': service })
    const send = (method: string, params: object) =>
      client.connection.sendNotification(`textDocument/${method}`, params)
    const answers: Promise<unknown>[] = []
    for (let i = 0; i < 400; i++) {
      const text = any(texts)
      const changes = [any([{ text }, { range: range(), text }, null, {}])]
      await any<() => unknown>([
        () => send('didOpen', { textDocument: any([{ uri: any(uris), text, version: any(numbers) }, null]) }),
        () => send('didChange', { textDocument: textDocument(), contentChanges: any([changes, [], null]) }),
        () => send('didClose', { textDocument: textDocument() }),
        () => send('didSave', { textDocument: textDocument() }),
        () =>
          client.connection.sendNotification('workspace/didChangeWatchedFiles', {
            changes: any([[{ uri: any(uris), type: any(numbers) }], null]),
          }),
        () =>
          client.connection.sendNotification('workspace/didChangeConfiguration', {
            settings: any([null, { drawbridge: null }, { drawbridge: { severities: 5 } }]),
          }),
        () => {
          const source = new CancellationTokenSource()
          const params = { textDocument: textDocument(), position: position(), range: range(), newName: 'x' }
          const asked = client.connection.sendRequest(any(methods).method, params, source.token)
          answers.push(asked.catch(() => undefined))
          if (next() < 0.5) source.cancel()
        },
      ])()
    }
    await Promise.all(answers)
    const fresh = await connect({ 'g.yaml': gateway, 'v.yaml': service })
    const [after, before] = await Promise.all(
      [client, fresh].map(async it => {
        // Closed and opened, as an editor does that begins again.
        const told = { settings: { drawbridge: { complete: true } } }
        await it.connection.sendNotification('workspace/didChangeConfiguration', told)
        for (const own of uris.slice(0, 7))
          await it.connection.sendNotification('textDocument/didClose', { textDocument: { uri: own } })
        it.open(uri, gateway)
        return Promise.all(
          ['hover', 'documentSymbol', 'references', 'completion'].map(method =>
            it.ask(`textDocument/${method}`, {
              textDocument: { uri },
              position: { line: 3, character: 9 },
              context: { includeDeclaration: true },
            }),
          ),
        )
      }),
    )
    expect(before?.[0]).toMatchObject({ contents: {} })
    expect(after).toEqual(before)
  })

  it('knows a thousand documents of a folder', async () => {
    const files = Object.fromEntries(manyResources(1_000).map(it => [it.name, it.text]))
    const client = await connect(files)
    const [name, text] = Object.entries(files)[0]!
    const uri = `${root}/${name}`
    client.open(uri, text)
    const before = await client.ask<{ range: { start: { line: number } } }[]>('textDocument/documentSymbol', {
      textDocument: { uri },
    })
    for (let version = 2; version < 12; version++)
      await client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [
          { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '#\n' },
        ],
      })
    const symbols = await client.ask<{ range: { start: { line: number } } }[]>(
      'textDocument/documentSymbol',
      {
        textDocument: { uri },
      },
    )
    expect(symbols[0]?.range.start.line).toBe(before[0]!.range.start.line + 10)
  })

  it('is about each folder by itself', async () => {
    const client = await connect({ 'a/g.yaml': gateway, 'v.yaml': service.replace('front', 'gone') })
    const other = 'file:///elsewhere'
    client.open(`${other}/v.yaml`, service)
    await client.problems(`${other}/v.yaml`, it => it.some(one => one.code === 'references/gateway-missing'))
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: root, name: 'shop' }] },
    })
    await client.problems(`${root}/v.yaml`, it => it.length === 0)
  })
})

function pause(milliseconds: number): Promise<string> {
  return new Promise(resolve => setTimeout(resolve, milliseconds, 'none'))
}
