import type { Diagnostic } from '../diagnostic.ts'

/** A way to fix several problems of a rule at once: those of a file, or of all where none is named. */
export interface FixAllChoice {
  readonly title: string
  readonly rule: string
  readonly file?: string
}

/** Where there are several problems of a rule that can be fixed: all of them at once, in a file and everywhere. */
export function fixAllChoices(
  rule: string,
  file: string,
  diagnostics: readonly Diagnostic[],
): readonly FixAllChoice[] {
  const all = diagnostics.filter(it => it.rule === rule && it.fixes.length > 0)
  const own = all.filter(it => it.file === file)
  return [
    ...(own.length > 1 ? [{ title: `Fix all of ${rule} in this file (${own.length})`, rule, file }] : []),
    ...(all.length > own.length ? [{ title: `Fix all of ${rule} in all files (${all.length})`, rule }] : []),
  ]
}
