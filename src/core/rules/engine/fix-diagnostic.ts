import type { Diagnostic } from '../../diagnostic.ts'
import { identifyResources } from '../../model/identify.ts'
import { linkModel } from '../../model/model.ts'
import type { AnalysedDocument, Resource } from '../../model/resource.ts'
import type { Operation, OperationResult } from '../../operations/operation.ts'
import { type AnalysisSettings, defaultSettings } from '../../settings.ts'
import type { Files } from '../../text/file-change.ts'
import { shiftEdits } from '../../text/text-edit.ts'
import { cutDocuments } from '../../yaml/cut-documents.ts'
import { readDocument } from '../../yaml/read-document.ts'
import type { FindingFix, FixQuestion, Rule } from '../define-rule.ts'
import { ruleById } from '../index.ts'
import { removeMute } from '../muting/remove-mute.ts'
import { runModelRule } from './run-model-rules.ts'
import { checkDocumentWith } from './run-object-rules.ts'
import { fixesOf, toDiagnostics } from './to-diagnostics.ts'

/**
 * Takes a fix of a diagnostic: the operation finds the same problem in the files as they are when it runs, and repairs it.
 * It refuses when the problem is no longer there. `index` counts the diagnostic's `fixes`; a fix that asks for something
 * needs the `answer`.
 */
export function fixDiagnostic(
  diagnostic: Diagnostic,
  index = 0,
  settings: AnalysisSettings = defaultSettings,
  answer = '',
): Operation {
  return {
    title: diagnostic.fixes[index] ?? 'Fix',
    run(files) {
      const rule = ruleById(diagnostic.rule)
      if (rule?.scope === 'muting') return removeMute(files, diagnostic)
      const found = rule && findAgain(rule, files, diagnostic, index, settings)
      if (!found) return { ok: false, reason: 'This problem is no longer in the files.' }
      return repair(found, files, settings, answer.trim())
    },
  }
}

/** What a fix of a diagnostic asks for before it can be made; undefined for one that needs nothing, or is gone. */
export function fixQuestion(
  diagnostic: Diagnostic,
  index: number,
  files: Files,
  settings: AnalysisSettings = defaultSettings,
): FixQuestion | undefined {
  const rule = ruleById(diagnostic.rule)
  if (!rule || rule.scope === 'muting') return undefined
  const fix = findAgain(rule, files, diagnostic, index, settings)?.fix
  return fix && 'asks' in fix ? fix.asks : undefined
}

interface Found {
  readonly fix: FindingFix
  readonly document: AnalysedDocument
  readonly resource: Resource | undefined
}

function repair(
  { fix, document, resource }: Found,
  files: Files,
  settings: AnalysisSettings,
  answer: string,
): OperationResult {
  if ('operation' in fix) return fix.operation().run(files, settings)
  if (fix.asks && answer === '') return { ok: false, reason: `“${fix.title}” needs: ${fix.asks.label}.` }
  const edits = fix.edits(document.document, resource?.base ?? [], answer)
  if (edits.length === 0) return { ok: false, reason: `“${fix.title}” cannot be done in place here.` }
  const ordered = [...edits].sort((a, b) => a.from - b.from || a.to - b.to)
  return {
    ok: true,
    changes: [{ type: 'edit', file: document.file, edits: shiftEdits(ordered, document.offset) }],
  }
}

function findAgain(
  rule: Rule,
  files: Files,
  diagnostic: Diagnostic,
  index: number,
  settings: AnalysisSettings,
): Found | undefined {
  const documents = readFiles(files, settings)
  const modelFindings =
    rule.scope === 'model'
      ? runModelRule(
          rule,
          linkModel(
            documents.flatMap(it => it.resources),
            settings,
          ),
        )
      : []
  for (const document of documents) {
    if (document.file !== diagnostic.file) continue
    const findings =
      rule.scope === 'model'
        ? modelFindings.filter(
            it => it.resource.file === document.file && it.resource.document === document.index,
          )
        : checkDocumentWith(rule, document)
    for (const [i, shown] of toDiagnostics(
      { document, firstLine: 1, settings: everything },
      findings,
    ).entries()) {
      if (shown.id !== diagnostic.id) continue
      const { finding, resource } = findings[i]!
      const fix = fixesOf(finding)[index]
      if (!fix) return undefined
      return {
        fix,
        document,
        resource: typeof resource === 'number' ? document.resources[resource] : resource,
      }
    }
  }
  return undefined
}

// With these settings no finding is left out, so findings and diagnostics pair up.
const everything: AnalysisSettings = { ...defaultSettings, complete: true }

function readFiles(files: Files, settings: AnalysisSettings): AnalysedDocument[] {
  const documents = files.flatMap(({ name, text }) =>
    cutDocuments(text).map(({ from, to, skipped, marked }, index) => ({
      file: name,
      index,
      offset: from,
      document: readDocument(text.slice(from, to), marked),
      ...(skipped && { skipped }),
    })),
  )
  return identifyResources(documents, settings)
}
