import type { Diagnostic } from '../../diagnostic.ts'
import { identifyFiles } from '../../model/locate.ts'
import { linkModel } from '../../model/model.ts'
import type { AnalysedDocument, Resource } from '../../model/resource.ts'
import type { AnalysisSettings } from '../../settings.ts'
import type { Steps } from '../../steps.ts'
import { applyChanges, type FileChange, type Files } from '../../text/file-change.ts'
import { shiftEdits } from '../../text/text-edit.ts'
import type { FindingFix, Rule } from '../define-rule.ts'
import { removeMute } from '../muting/remove-mute.ts'
import { runModelRule } from './run-model-rules.ts'
import { checkDocumentWith } from './run-object-rules.ts'
import { fixesOf } from './to-diagnostics.ts'

export interface FixedAll {
  readonly changes: readonly FileChange[]
  /** How many problems were fixed. */
  readonly fixed: number
}

/** Fixes may lead to further problems of their kind; beyond so many rounds nobody knows what comes of it. */
const mostRounds = 200

/**
 * Takes the first fix that asks for nothing of every problem of one rule, where it is shown: in the resources, or the files, of these diagnostics.
 * In each round the problems are found anew in what the round before has left, so that a fix never hits what another has changed.
 */
export function* fixAllInSteps(
  rule: Rule,
  shown: readonly Diagnostic[],
  files: Files,
  settings: AnalysisSettings,
): Steps<FixedAll> {
  if (rule.scope === 'muting') return withoutMutes(shown, files)
  const wanted = new Set(shown.map(it => it.resource ?? it.file))
  const changes: FileChange[] = []
  let current = files
  let fixed = 0
  let left = Number.POSITIVE_INFINITY
  for (let round = 0; round < mostRounds; round++) {
    const found = problemsIn(rule, current, settings).filter(it =>
      wanted.has(it.resource?.id ?? it.document.file),
    )
    // A fix that leaves as many problems as there were is not gone on with.
    if (found.length === 0 || found.length >= left) break
    left = found.length
    const made = oneRound(found, current, settings)
    if (made.changes.length === 0) break
    changes.push(...made.changes)
    current = applyChanges(current, made.changes)
    fixed += made.fixed
    yield
  }
  return { changes, fixed }
}

/** From the end of each file, so that the places of the others stay true. */
function withoutMutes(shown: readonly Diagnostic[], files: Files): FixedAll {
  const changes: FileChange[] = []
  let current = files
  let fixed = 0
  for (const it of shown.toSorted((a, b) => b.from - a.from)) {
    const removed = removeMute(current, it)
    if (!removed.ok) continue
    changes.push(...removed.changes)
    current = applyChanges(current, removed.changes)
    fixed++
  }
  return { changes, fixed }
}

interface Problem {
  readonly document: AnalysedDocument
  readonly resource: Resource | undefined
  readonly fixes: readonly FindingFix[]
}

function problemsIn(rule: Rule, files: Files, settings: AnalysisSettings): Problem[] {
  const documents = identifyFiles(files, settings)
  if (rule.scope !== 'model')
    return documents.flatMap(document =>
      checkDocumentWith(rule, document).map(({ finding, resource }) => ({
        document,
        resource: resource === undefined ? undefined : document.resources[resource],
        fixes: fixesOf(finding),
      })),
    )
  const model = linkModel(
    documents.flatMap(it => it.resources),
    settings,
  )
  return runModelRule(rule, model).flatMap(({ finding, resource }) => {
    const document = documents.find(it => it.file === resource.file && it.index === resource.document)
    return document ? [{ document, resource, fixes: fixesOf(finding) }] : []
  })
}

/** One problem of each document, or one whose fix reaches beyond its document. */
function oneRound(problems: readonly Problem[], files: Files, settings: AnalysisSettings): FixedAll {
  const edits = new Map<AnalysedDocument, FileChange>()
  for (const { document, resource, fixes } of problems) {
    if (edits.has(document)) continue
    const fix = fixes.find(it => !('operation' in it) && !it.asks)
    if (!fix || 'operation' in fix) continue
    const own = fix.edits(document.document, resource?.base ?? [], '')
    const ordered = [...own].sort((a, b) => a.from - b.from || a.to - b.to)
    if (ordered.length > 0)
      edits.set(document, { type: 'edit', file: document.file, edits: shiftEdits(ordered, document.offset) })
  }
  // From the end of each file, so that the offsets of the others stay true.
  if (edits.size > 0) return { changes: [...edits.values()].reverse(), fixed: edits.size }
  for (const { fixes } of problems) {
    const fix = fixes.find(it => 'operation' in it)
    const result = fix && 'operation' in fix ? fix.operation().run(files, settings) : undefined
    if (result?.ok && result.changes.length > 0) return { changes: result.changes, fixed: 1 }
  }
  return { changes: [], fixed: 0 }
}
