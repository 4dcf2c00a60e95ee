import { codeLens } from './code-lens.ts'
import { codeLensResolve } from './code-lens-resolve.ts'
import { codeLensesResolve } from './code-lenses-resolve.ts'
import { completion } from './completion.ts'
import { completionResolve } from './completion-resolve.ts'
import { definition } from './definition.ts'
import { documentHighlights } from './document-highlights.ts'
import { documentLinks } from './document-links.ts'
import { documentSymbols } from './document-symbols.ts'
import { foldingRanges } from './folding-ranges.ts'
import { formatting } from './formatting.ts'
import { hover } from './hover.ts'
import { inlayHints } from './inlay-hints.ts'
import { onTypeFormatting } from './on-type-formatting.ts'
import { prepareRename } from './prepare-rename.ts'
import { rangeFormatting } from './range-formatting.ts'
import type { Analysed } from './reading/analysed.ts'
import { refactor } from './refactor.ts'
import { refactorings } from './refactorings.ts'
import { references } from './references.ts'
import { rename } from './rename.ts'
import { selectionRanges } from './selection-ranges.ts'
import { semanticTokens } from './semantic-tokens.ts'
import { workspaceSymbols } from './workspace-symbols.ts'

/** Every request that the language service answers, by its name in the protocol; one file a request. */
export const requests = {
  codeLens,
  codeLensResolve,
  codeLensesResolve,
  completion,
  completionResolve,
  definition,
  documentHighlights,
  documentLinks,
  documentSymbols,
  foldingRanges,
  formatting,
  hover,
  inlayHints,
  onTypeFormatting,
  prepareRename,
  rangeFormatting,
  refactor,
  refactorings,
  references,
  rename,
  selectionRanges,
  semanticTokens,
  workspaceSymbols,
}

type Requests = typeof requests

export type RequestName = keyof Requests

/** What a request is asked with, and what it is answered with: plain data both. */
export type ParamsOf<R extends RequestName> = Parameters<Requests[R]>[1]
export type AnswerOf<R extends RequestName> = ReturnType<Requests[R]>

/** A request on its way to where the files are analysed. */
export type LanguageRequest = {
  [R in RequestName]: { readonly request: R; readonly params: ParamsOf<R> }
}[RequestName]

/** Answers a request about the files as they were analysed last. It never throws, whatever the files hold. */
export function answerRequest<R extends RequestName>(
  analysed: Analysed,
  request: R,
  params: ParamsOf<R>,
): AnswerOf<R> {
  const answer = requests[request] as (analysed: Analysed, params: ParamsOf<R>) => AnswerOf<R>
  return answer(analysed, params)
}
