import type { CodeLensData } from './code-lens.ts'
import { type CodeLensWords, codeLensResolve } from './code-lens-resolve.ts'
import type { Analysed } from './reading/analysed.ts'

/** The words of several lines at once, for a client that shows more than one. */
export function codeLensesResolve(
  analysed: Analysed,
  {
    lenses,
    told,
  }: { readonly lenses: readonly CodeLensData[]; readonly told?: readonly string[] | undefined },
): CodeLensWords[] {
  return lenses.map(it => codeLensResolve(analysed, { ...it, told }))
}
