import { findTarget } from '../operations/edit-resources.ts'
import { setWeights } from '../operations/set-weights.ts'
import { type Hunk, hunksOf } from '../patch/hunks.ts'
import { unifiedDiff } from '../patch/unified-diff.ts'
import type { AnalysisSettings } from '../settings.ts'
import { applyChanges, type Files, findFile } from '../text/file-change.ts'
import { lineDiff } from '../text/line-diff.ts'
import type { TextEdit } from '../text/text-edit.ts'
import { cutDocuments } from '../yaml/cut-documents.ts'
import type { Split } from './read-split.ts'

/** What a step writes, as text. */
export interface StepTexts {
  readonly file: string
  /** The document that holds the rule, at this step. */
  readonly yaml: string
  /** From the file as it stands; empty where the step changes nothing. */
  readonly diff: string
  readonly hunks: readonly Hunk[]
}

/** The texts of a step, or why its weights cannot be written into the file. */
export function stepTexts(
  files: Files,
  settings: AnalysisSettings,
  split: Split,
  weights: readonly number[],
): StepTexts | { readonly refuse: string } {
  const { rule } = split
  const target = findTarget(files, settings, rule.resource)
  if ('refuse' in target) return target
  const { name, text } = target.file
  const edits = editsOf(files, settings, split, weights, name)
  if ('refuse' in edits) return edits

  const after = applyChanges(files, [{ type: 'edit', file: name, edits }])
  const changed = findFile(after, name)?.text ?? text
  const document = cutDocuments(changed)[target.documentIndex]
  return {
    file: name,
    yaml: changed.slice(document?.from, document?.to).replace(/^\ufeff/, ''),
    diff: unifiedDiff(name, text, changed),
    hunks: hunksOf(lineDiff(text, changed)),
  }
}

function editsOf(
  files: Files,
  settings: AnalysisSettings,
  { rule, weights: present }: Split,
  weights: readonly number[],
  file: string,
): readonly TextEdit[] | { refuse: string } {
  // A step that the file is at already leaves it as it is, missing weights included.
  if (weights.every((it, i) => it === present[i])) return []
  const result = setWeights(rule, weights).run(files, settings)
  if (!result.ok) return { refuse: result.reason }
  const change = result.changes.find(it => it.type === 'edit' && it.file === file)
  return change?.type === 'edit' ? change.edits : []
}
