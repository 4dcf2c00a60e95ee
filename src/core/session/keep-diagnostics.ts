import { sameItems } from '../data/same-value.ts'
import type { Diagnostic } from '../diagnostic.ts'
import type { ResourceId } from '../model/resource.ts'
import type { ModelFinding } from '../rules/engine/run-model-rules.ts'
import { groupByResource } from '../rules/engine/run-model-rules.ts'
import { checkDocument, type DocumentFinding } from '../rules/engine/run-object-rules.ts'
import { toDiagnostics } from '../rules/engine/to-diagnostics.ts'
import { withLine } from '../rules/engine/with-line.ts'
import { withoutRepeats } from '../rules/engine/without-repeats.ts'
import type { AnalysisSettings } from '../settings.ts'
import type { KeptDocument } from './keep-documents.ts'
import type { KeptModel } from './keep-model.ts'
import type { PlacedDocument } from './place-resources.ts'

/** The problems of each document as last shown, with what they were made of. */
export type KeptDiagnostics = ReadonlyMap<KeptDocument, Shown>

interface Shown {
  readonly document: PlacedDocument
  readonly settings: AnalysisSettings
  readonly own: readonly DocumentFinding[]
  readonly across: readonly ModelFinding[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The problems of every document, made anew only where its text, its place or what is said of it has changed. */
export function keepDiagnostics(
  before: KeptDiagnostics,
  documents: readonly PlacedDocument[],
  { findings, model }: KeptModel,
): KeptDiagnostics {
  const across = groupByResource([...findings.values()].flatMap(it => it.findings))
  const shown = new Map<KeptDocument, Shown>()
  for (const document of documents) {
    const old = before.get(document.kept)
    const found =
      across.size === 0 || document.kept.isStale
        ? none
        : acrossOn(document, across).map(it => withLine(it, documents))
    const isSame =
      old?.document === document &&
      old.settings === model.settings &&
      found.length === 0 &&
      old.across.length === 0
    shown.set(document.kept, isSame ? old : show(old, document, found, model.settings))
  }
  return shown
}

const none: readonly ModelFinding[] = []

/** What was found across resources about those of a document, each as it now stands. */
function acrossOn(document: PlacedDocument, across: ReadonlyMap<ResourceId, readonly ModelFinding[]>) {
  return document.resources.flatMap(resource =>
    (across.get(resource.id) ?? none).map(it => (it.resource === resource ? it : { ...it, resource })),
  )
}

function show(
  old: Shown | undefined,
  document: PlacedDocument,
  across: readonly ModelFinding[],
  settings: AnalysisSettings,
): Shown {
  const sameNames =
    old?.settings === settings &&
    sameItems(
      old.document.resources,
      document.resources,
      (a, b) => a.id === b.id && a.namespace === b.namespace,
    )
  const own = sameNames
    ? old.own
    : checkDocument(document.kept.isStale ? { ...document, resources: [] } : document)
  const isSame =
    sameNames &&
    old.document.file === document.file &&
    old.document.index === document.index &&
    sameItems(old.across, across, sameFinding)
  if (isSame && old.document === document) return old
  const diagnostics = isSame
    ? move(old, document)
    : withoutRepeats(
        toDiagnostics({ document, firstLine: document.firstLine, settings }, [...own, ...across]),
      )
  return { document, settings, own, across, diagnostics }
}

function move({ document: from, diagnostics }: Shown, to: PlacedDocument): readonly Diagnostic[] {
  const characters = to.offset - from.offset
  const lines = to.firstLine - from.firstLine
  if (characters === 0 && lines === 0) return diagnostics
  return diagnostics.map(it => ({
    ...it,
    from: it.from + characters,
    to: it.to + characters,
    line: it.line + lines,
  }))
}

function sameFinding(a: ModelFinding, b: ModelFinding): boolean {
  return (
    a.rule === b.rule &&
    a.resource.id === b.resource.id &&
    a.finding.message === b.finding.message &&
    a.finding.part === b.finding.part &&
    sameItems(a.finding.path, b.finding.path) &&
    sameTitles(a, b)
  )
}

function sameTitles(a: ModelFinding, b: ModelFinding): boolean {
  if (a.finding === b.finding) return true
  const { outside: x, code: c, fix: f, otherFixes: o = [] } = a.finding
  const { outside: y, code: d, fix: g, otherFixes: p = [] } = b.finding
  return (
    c === d &&
    a.finding.suppressed === b.finding.suppressed &&
    f?.title === g?.title &&
    x?.kind === y?.kind &&
    x?.namespace === y?.namespace &&
    x?.name === y?.name &&
    sameItems(o, p, (s, t) => s.title === t.title)
  )
}
