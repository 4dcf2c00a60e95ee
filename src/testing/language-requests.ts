import type { LanguageRequest, ParamsOf, RequestName } from '../core/language-service/index.ts'
import type { AtPosition } from '../core/language-service/reading/analysed.ts'

/** What every request of the language service is asked with at a place: a new request is entered here, and is tried wherever these are. */
const paramsAt: { readonly [R in RequestName]: (at: AtPosition) => ParamsOf<R> } = {
  codeLens: at => at,
  codeLensResolve: () => ({ resource: 'VirtualService/default/a', path: ['spec', 'http', 0] }),
  codeLensesResolve: () => ({
    lenses: [{ resource: 'VirtualService/default/a', path: ['spec', 'http', 0] }],
  }),
  completion: at => at,
  completionResolve: () => ({
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    label: 'servers',
    path: ['spec', 'servers'],
  }),
  definition: at => at,
  documentHighlights: at => at,
  documentSymbols: at => at,
  hover: at => ({ ...at, commands: true }),
  documentLinks: at => at,
  foldingRanges: at => at,
  formatting: at => at,
  onTypeFormatting: at => at,
  refactor: at => ({ refactoring: { type: 'documentMarker', file: at.file } }),
  refactorings: at => at,
  rangeFormatting: at => ({ ...at, range: { start: at.position, end: at.position } }),
  selectionRanges: at => at,
  semanticTokens: at => at,
  workspaceSymbols: () => ({ query: 'a' }),
  inlayHints: at => at,
  prepareRename: at => at,
  references: at => ({ ...at, includeDeclaration: true }),
  rename: at => ({ ...at, newName: '80' }),
}

/** Every request, at a place of a file. */
export function everyRequestAt(at: AtPosition): LanguageRequest[] {
  return (Object.keys(paramsAt) as RequestName[]).map(
    request => ({ request, params: paramsAt[request](at as never) }) as LanguageRequest,
  )
}
