import {
  type CancellationToken,
  type ClientCapabilities,
  type CodeAction,
  type CodeActionParams,
  type CodeLens,
  type CompletionItem,
  type Connection,
  type DidChangeWatchedFilesRegistrationOptions,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver'
import { type RequestName, requests } from '../core/language-service/index.ts'
import { type AnalysisSettings, defaultSettings } from '../core/settings.ts'
import { positionsIn } from '../core/text/positions/position.ts'
import { type ActionData, actionCommand, codeActions, editOfAction } from './actions.ts'
import { Folders } from './folders.ts'
import type { Host } from './host.ts'
import {
  type Asked,
  type LensData,
  type Method,
  methods,
  type Params,
  revealCommand,
  withAddresses,
} from './methods.ts'
import { Publisher } from './publish.ts'

/** So long after the last change problems are told, in milliseconds. */
const rest = 150

/** Serves the Language Server Protocol on a connection, with what `core/language-service` knows, until the editor leaves. */
export function serve(connection: Connection, host: Host, version: string): void {
  let capabilities: ClientCapabilities = {}
  const folders = new Folders(host, defaultSettings)
  const publisher = new Publisher(connection)
  let resting: ReturnType<typeof setTimeout> | undefined
  let roots: readonly string[] = []
  let begun: Promise<unknown> = Promise.resolve()

  const known = methods.filter(it => Object.hasOwn(requests, it.request))
  for (const it of known)
    connection.onRequest(it.method, (params: Params, token) => handle(it, params, token))

  connection.onInitialize((params): InitializeResult => {
    capabilities = params.capabilities
    folders.setSettings(settingsFrom(params.initializationOptions))
    roots = rootsOf(params)
    return { capabilities: abilities(known), serverInfo: { name: 'drawbridge', version } }
  })

  connection.onInitialized(() => {
    begin()
    if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const options: DidChangeWatchedFilesRegistrationOptions = {
        watchers: [{ globPattern: '**/*.{yaml,yml,json}' }, { globPattern: '**/.drawbridge.yaml' }],
      }
      void connection.client
        .register({ method: 'workspace/didChangeWatchedFiles' } as never, options)
        .catch(() => undefined)
    }
    if (capabilities.workspace?.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of removed) {
          const folder = folders.remove(uri)
          if (folder) publisher.clear(folder)
        }
        for (const { uri } of added) void folders.add(uri).then(changed)
      })
    void begun.then(changed)
  })

  connection.onDidOpenTextDocument(({ textDocument: { uri, text } }) => {
    folders.of(uri).show(uri, text)
    changed()
  })
  connection.onDidChangeTextDocument(({ textDocument: { uri }, contentChanges }) => {
    const folder = folders.of(uri)
    const text = contentChanges.reduce((now, it) => {
      if (!('range' in it)) return it.text
      const { from, to } = positionsIn(now).range(it.range)
      return now.slice(0, from) + it.text + now.slice(to)
    }, folder.textOf(uri) ?? '')
    folder.show(uri, text)
    changed()
  })
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    folders.of(uri).show(uri, undefined)
    changed()
  })
  connection.onDidSaveTextDocument(
    ({ textDocument: { uri } }) => void folders.refresh(uri).then(changed, () => undefined),
  )
  connection.onDidChangeWatchedFiles(({ changes }) => {
    void Promise.all(changes.map(it => folders.refresh(it.uri))).then(changed, () => undefined)
  })
  connection.onDidChangeConfiguration(({ settings }) => {
    folders.setSettings(settingsFrom(settings?.drawbridge ?? settings))
    changed()
  })

  connection.onCompletionResolve(async (item: CompletionItem, token) => {
    await turn(token)
    const [folder] = folders.all()
    const value = item.data ? folder!.ask('').completionResolve(item.data) : ''
    return value ? { ...item, documentation: { kind: 'markdown', value } } : item
  })
  connection.onCodeLensResolve(async (lens: CodeLens, token) => {
    await turn(token)
    const { uri, ...data } = lens.data as LensData
    const folder = folders.of(uri)
    const { title } = folder.ask(folder.nameOf(uri)).codeLensResolve(data)
    return { ...lens, command: { title, command: revealCommand, arguments: [uri, lens.range] } }
  })
  connection.onCodeAction(async (params: CodeActionParams, token) => {
    await turn(token)
    return codeActions(params, askedOf(params.textDocument.uri))
  })
  connection.onCodeActionResolve(async (action: CodeAction, token) => {
    await turn(token)
    const data = action.data as ActionData
    return { ...action, edit: editOfAction(data, askedOf(data.uri)) }
  })
  connection.onExecuteCommand(async ({ command, arguments: args }) => {
    if (command === revealCommand) {
      const [uri, range] = args ?? []
      await connection.sendNotification('drawbridge/reveal', { uri, range })
      return null
    }
    if (command !== actionCommand)
      throw new ResponseError(LSPErrorCodes.RequestFailed, `Unknown command ${command}.`)
    const data = args?.[0] as ActionData
    await connection.workspace.applyEdit(editOfAction(data, askedOf(data.uri)))
    return null
  })
  // For a drawing beside the text: what is judged, and that it has changed.
  connection.onRequest('drawbridge/files', async ({ uri }: { readonly uri: string }) => {
    await folders.loaded()
    const folder = folders.of(uri)
    const { files } = folder.analysed()
    return {
      folder: folder.uri,
      files,
      uris: files.map(it => folder.uriOf(it.name)),
      settings: folder.settingsNow(),
      // With which kustomization the file is read; null where it is read as it is.
      overlay: folder.buildOf(folder.nameOf(uri))?.folder ?? null,
    }
  })
  connection.onShutdown(() => clearTimeout(resting))
  connection.listen()

  function tell(message: string): void {
    void connection.sendNotification('window/showMessage', { type: MessageType.Info, message })
  }

  function askedOf(uri: string): Asked {
    return { folder: folders.of(uri), capabilities, tell }
  }

  async function handle(method: Method, params: Params, token: CancellationToken): Promise<unknown> {
    await turn(token)
    const uri: string | undefined = params.textDocument?.uri
    if (uri === undefined)
      return folders
        .all()
        .flatMap(it => withAddresses(it.symbols({ query: String(params.query ?? '') }), it) as unknown[])
    const folder = folders.of(uri)
    const text = folder.textOf(uri)
    if (text === undefined) return null
    const about = { file: folder.nameOf(uri), text }
    if (!Array.isArray(params.positions)) return ask(method, params, folder, about)
    return params.positions.map(position => ask(method, params, folder, { ...about, position }))
  }

  function ask(
    method: Method,
    params: Params,
    folder: Asked['folder'],
    about: { readonly file?: string; readonly [more: string]: unknown },
  ): unknown {
    const { textDocument, context, positions, workDoneToken, partialResultToken, ...rest } = params
    const service = folder.ask(about.file ?? '') as unknown as Readonly<
      Record<string, (params: object) => unknown>
    >
    const answer = service[method.request as RequestName]!({ ...rest, ...about, ...method.ask?.(params) })
    const asked = { folder, capabilities, tell }
    return (
      (method.answer ? method.answer(answer as never, asked, params) : withAddresses(answer, folder)) ?? null
    )
  }

  /** Lets messages that have come in, such as the cancelling of this request, be heard first. */
  async function turn(token: CancellationToken): Promise<void> {
    begin()
    await folders.loaded()
    await new Promise(resolve => setTimeout(resolve))
    if (token.isCancellationRequested)
      throw new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.')
  }

  /** Folders are read once the editor has its answer to `initialize`: what is asked of it before that, as their files may be, it refuses. */
  function begin(): void {
    const added = roots.map(it => folders.add(it))
    roots = []
    if (added.length > 0) begun = Promise.all(added)
  }

  function changed(): void {
    clearTimeout(resting)
    resting = setTimeout(() => {
      for (const it of folders.all()) publisher.publish(it)
      void connection.sendNotification('drawbridge/changed')
    }, rest)
  }
}

function abilities(known: readonly Method[]): ServerCapabilities {
  return Object.assign(
    {
      positionEncoding: 'utf-16',
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      codeActionProvider: { codeActionKinds: ['quickfix', 'refactor.rewrite'], resolveProvider: true },
      executeCommandProvider: { commands: [actionCommand, revealCommand] },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    } satisfies ServerCapabilities,
    ...known.map(it => it.capability),
  )
}

function rootsOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  return workspaceFolders?.map(it => it.uri) ?? (rootUri ? [rootUri] : [])
}

/** What an editor's settings say, by the names that `.drawbridge.yaml` has; what is of another type is passed over. */
function settingsFrom(said: unknown): AnalysisSettings {
  if (typeof said !== 'object' || said === null) return defaultSettings
  const { namespace, domain, rootNamespace, complete, gatewayApi } = said as Readonly<Record<string, unknown>>
  const isName = (it: unknown): it is string => typeof it === 'string' && it !== ''
  return {
    ...defaultSettings,
    ...(isName(namespace) && { defaultNamespace: namespace }),
    ...(isName(domain) && { domain }),
    ...(isName(rootNamespace) && { rootNamespace }),
    ...(typeof complete === 'boolean' && { complete }),
    ...(gatewayApi === 'experimental' && { gatewayApi }),
  }
}
