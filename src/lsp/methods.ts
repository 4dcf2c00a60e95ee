import type { ClientCapabilities, ServerCapabilities } from 'vscode-languageserver'
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver'
import type { CodeLens, CodeLensData } from '../core/language-service/code-lens.ts'
import type { CompletionItem, CompletionList } from '../core/language-service/completion.ts'
import type { DocumentLink } from '../core/language-service/document-links.ts'
import type { Hover } from '../core/language-service/hover.ts'
import type { PreparedRename } from '../core/language-service/prepare-rename.ts'
import type { Renaming } from '../core/language-service/rename.ts'
import { semanticTokenTypes } from '../core/language-service/semantic-tokens.ts'
import type { LineRange } from '../core/text/positions/position.ts'
import type { OpenFolder } from './open-folder.ts'
import { annotatedEdit, protocolEdit } from './protocol-edit.ts'

/** What a handler knows beside the parameters. */
export interface Asked {
  readonly folder: OpenFolder
  readonly capabilities: ClientCapabilities
  /** Shows a sentence to the user. */
  readonly tell: (message: string) => void
}

/** A method of the protocol, and the request of the language service that answers it. */
export interface Method {
  readonly method: string
  readonly request: string
  /** What the server says that it can, if the service has the request. */
  readonly capability: ServerCapabilities
  /** What the service is asked beyond the file, its text and what the protocol's parameters have of the same name. */
  readonly ask?: (params: Params) => object
  /** The service's answer in the protocol's form; the same with addresses in place of names if left out. */
  readonly answer?: (answer: never, asked: Asked, params: Params) => unknown
}

/** What a code lens takes along until its words are asked for. */
export interface LensData extends CodeLensData {
  readonly uri: string
}

/** Shows a place on the drawing, where the editor has one beside it: its arguments are an address and a range. */
export const revealCommand = 'drawbridge.reveal'

/** The protocol's parameters, of whatever method. */
// biome-ignore lint/suspicious/noExplicitAny: each method has its own
export type Params = Record<string, any>

/**
 * Every method that the service may answer. A request that the service does not have yet is left out, so that one that is added under its
 * protocol's name is answered as soon as it is there.
 */
export const methods: readonly Method[] = [
  {
    method: 'textDocument/completion',
    request: 'completion',
    capability: { completionProvider: { triggerCharacters: [' '], resolveProvider: true } },
    ask: ({ context }) => ({ trigger: context?.triggerCharacter }),
    answer: (list: CompletionList) => ({
      isIncomplete: list.isIncomplete,
      items: list.items.map(completionItem),
    }),
  },
  {
    method: 'textDocument/hover',
    request: 'hover',
    capability: { hoverProvider: true },
    answer: (hover: Hover | undefined) =>
      hover && {
        contents: { kind: 'markdown', value: hover.contents.join('\n\n---\n\n') },
        range: hover.range,
      },
  },
  { method: 'textDocument/definition', request: 'definition', capability: { definitionProvider: true } },
  {
    method: 'textDocument/references',
    request: 'references',
    capability: { referencesProvider: true },
    ask: ({ context }) => ({ includeDeclaration: context?.includeDeclaration }),
  },
  {
    method: 'textDocument/prepareRename',
    request: 'prepareRename',
    capability: {},
    answer(found: PreparedRename) {
      if ('refuse' in found) throw new ResponseError(LSPErrorCodes.RequestFailed, found.refuse)
      return found
    },
  },
  {
    method: 'textDocument/rename',
    request: 'rename',
    capability: { renameProvider: { prepareProvider: true } },
    answer(renaming: Renaming, { folder, capabilities, tell }) {
      if (!renaming.ok) throw new ResponseError(LSPErrorCodes.RequestFailed, renaming.reason)
      const edit = protocolEdit(renaming.edit, folder, capabilities)
      if (renaming.note === undefined) return edit
      const workspaceEdit = capabilities.workspace?.workspaceEdit
      if (workspaceEdit?.changeAnnotationSupport && workspaceEdit.documentChanges)
        return annotatedEdit(edit, renaming.title, renaming.note)
      tell(renaming.note)
      return edit
    },
  },
  {
    method: 'textDocument/documentSymbol',
    request: 'documentSymbols',
    capability: { documentSymbolProvider: true },
  },
  {
    method: 'textDocument/documentLink',
    request: 'documentLinks',
    capability: { documentLinkProvider: {} },
    answer: (links: readonly DocumentLink[], { folder }) =>
      links.map(({ range, tooltip, file, target }) => ({
        range,
        tooltip,
        target: file === undefined ? target : folder.uriOf(file),
      })),
  },
  {
    method: 'textDocument/foldingRange',
    request: 'foldingRanges',
    capability: { foldingRangeProvider: true },
  },
  {
    method: 'textDocument/formatting',
    request: 'formatting',
    capability: { documentFormattingProvider: true },
    // The file's own habits go before those of the editor.
    ask: () => ({ options: undefined }),
  },
  {
    method: 'textDocument/rangeFormatting',
    request: 'rangeFormatting',
    capability: { documentRangeFormattingProvider: true },
    ask: () => ({ options: undefined }),
  },
  {
    method: 'textDocument/onTypeFormatting',
    request: 'onTypeFormatting',
    capability: { documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' } },
    ask: () => ({ options: undefined }),
  },
  {
    method: 'textDocument/selectionRange',
    request: 'selectionRanges',
    capability: { selectionRangeProvider: true },
    answer: (ranges: readonly LineRange[]) => nested(ranges),
  },
  {
    method: 'textDocument/semanticTokens/full',
    request: 'semanticTokens',
    capability: {
      semanticTokensProvider: {
        legend: { tokenTypes: [...semanticTokenTypes], tokenModifiers: [] },
        full: true,
        range: true,
      },
    },
  },
  { method: 'textDocument/semanticTokens/range', request: 'semanticTokens', capability: {} },
  { method: 'textDocument/inlayHint', request: 'inlayHints', capability: { inlayHintProvider: true } },
  {
    method: 'textDocument/codeLens',
    request: 'codeLens',
    capability: { codeLensProvider: { resolveProvider: true } },
    answer: (lenses: readonly CodeLens[], _asked, { textDocument }) =>
      lenses.map(({ range, data }) => ({
        range,
        data: { ...data, uri: textDocument.uri } satisfies LensData,
      })),
  },
  {
    method: 'textDocument/documentHighlight',
    request: 'documentHighlights',
    capability: { documentHighlightProvider: true },
  },
  {
    method: 'workspace/symbol',
    request: 'workspaceSymbols',
    capability: { workspaceSymbolProvider: true },
  },
]

function completionItem({ deprecated, newText, insert, replace, continues, ...it }: CompletionItem) {
  return {
    ...it,
    textEdit: { newText, insert, replace, range: replace },
    // A snippet, whose lines are indented already.
    insertTextFormat: 2,
    insertTextMode: 1,
    ...(deprecated && { tags: [1] }),
    ...(continues && { command: { command: 'editor.action.triggerSuggest', title: 'Suggest' } }),
  }
}

/** Each range within the next. */
function nested(ranges: readonly LineRange[]): unknown {
  return ranges
    .toReversed()
    .reduce<object | undefined>((parent, range) => ({ range, ...(parent && { parent }) }), undefined)
}

/** A copy in which every `file` is the address of it, as `uri`. */
export function withAddresses(value: unknown, folder: OpenFolder): unknown {
  if (Array.isArray(value)) return value.map(it => withAddresses(it, folder))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, it]) =>
      key === 'file' && typeof it === 'string' ? ['uri', folder.uriOf(it)] : [key, withAddresses(it, folder)],
    ),
  )
}
