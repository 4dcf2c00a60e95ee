import { itemsByKey, placesOf } from '../data/items-by-key.ts'
import { type Joined, joinAgain, type Mapped, mapAgain, tellEnds } from '../data/map-again.ts'
import { placesWhere } from '../data/places-where.ts'
import { sameItems } from '../data/same-value.ts'
import type { Diagnostic } from '../diagnostic.ts'
import type { ResourceId } from '../model/resource.ts'
import type { ModelFinding } from '../rules/engine/run-model-rules.ts'
import { groupByResource } from '../rules/engine/run-model-rules.ts'
import { checkDocument, type DocumentFinding } from '../rules/engine/run-object-rules.ts'
import { toDiagnostics } from '../rules/engine/to-diagnostics.ts'
import { withLineOf } from '../rules/engine/with-line.ts'
import { withoutRepeats } from '../rules/engine/without-repeats.ts'
import type { AnalysisSettings } from '../settings.ts'
import type { KeptDocument } from './keep-documents.ts'
import type { KeptModel } from './keep-model.ts'
import type { PlacedDocument } from './place-resources.ts'

/** The problems of each document as last shown, with what they were made of. */
export interface KeptDiagnostics {
  /** In the order of the files. */
  readonly diagnostics: readonly Diagnostic[]
  readonly shown: Mapped<PlacedDocument, Shown>
  readonly lists: Mapped<Shown, readonly Diagnostic[]>
  readonly joined: Joined<Diagnostic>
  readonly across: ReadonlyMap<ResourceId, readonly ModelFinding[]>
  readonly model: KeptModel
}

interface Shown {
  readonly document: PlacedDocument
  readonly settings: AnalysisSettings
  readonly own: readonly DocumentFinding[]
  readonly across: readonly ModelFinding[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The problems of every document, made anew only where its text, its place or what is said of it has changed. */
export function keepDiagnostics(
  before: KeptDiagnostics | undefined,
  documents: readonly PlacedDocument[],
  model: KeptModel,
): KeptDiagnostics {
  const { settings } = model.model
  const across = before?.model === model ? before.across : acrossOf(model)
  const old = before?.model.model.settings === settings ? before : undefined
  const lineOf = withLineOf(documents)
  const foundOn = (it: PlacedDocument) => acrossOn(it, across).map(lineOf)
  const oldOf = finderOf(old?.shown, documents.length)
  const made = mapAgain(old?.shown, documents, (it, beside) =>
    show(oldOf(it, beside), it, foundOn(it), settings),
  )
  const told = old ? changedIds(old.across, across) : noIds
  const affected = old ? affectedPlaces(made, told) : none
  const results = mapAt(made.results, affected, it => show(it, it.document, foundOn(it.document), settings))
  const shown = results === made.results ? made : { items: made.items, results }
  const lists = mapAgain(before?.lists, results, it => it.diagnostics)
  const joined = joinAgain(before?.joined, lists.results)
  return { diagnostics: joined.items, shown, lists, joined, across, model }
}

function acrossOf({ findings }: KeptModel): ReadonlyMap<ResourceId, readonly ModelFinding[]> {
  return groupByResource([...findings.values()].flatMap(it => it.findings))
}

/** Finds how a document was shown before: most stand where they stood, and where the same number is left, what is new there is new. */
function finderOf(before: Mapped<PlacedDocument, Shown> | undefined, count: number) {
  let byKept: Map<KeptDocument, Shown> | undefined
  return ({ kept }: PlacedDocument, beside: Shown | undefined): Shown | undefined => {
    if (beside?.document.kept === kept) return beside
    if (!before || before.items.length === count) return undefined
    byKept ??= new Map(before.results.map(it => [it.document.kept, it]))
    return byKept.get(kept)
  }
}

/** Of which resources something else is said across resources than before. */
function changedIds(
  before: ReadonlyMap<ResourceId, readonly ModelFinding[]>,
  now: ReadonlyMap<ResourceId, readonly ModelFinding[]>,
): ReadonlySet<ResourceId> {
  if (before === now) return noIds
  const changed = new Set<ResourceId>()
  for (const [id, findings] of now)
    if (!sameItems(before.get(id) ?? noFindings, findings, (a, b) => a.finding === b.finding)) changed.add(id)
  for (const id of before.keys()) if (!now.has(id)) changed.add(id)
  return changed
}

const noFindings: readonly ModelFinding[] = []
const none: readonly number[] = []
const noIds: ReadonlySet<ResourceId> = new Set()

/** Where documents stand of which something else is said across resources, or where others stand that is said to stand. */
function affectedPlaces(
  { items, results }: Mapped<PlacedDocument, Shown>,
  told: ReadonlySet<ResourceId>,
): readonly number[] {
  const concerned = concernedAmong(results)
  if (told.size === 0) return concerned
  const documentsOf = documentsById(items)
  return [...new Set([...concerned, ...placesOf(items, [...told].flatMap(documentsOf))])]
}

const concernedAmong = placesWhere<Shown>(it => it.across.some(found => found.finding.concerns !== undefined))
const documentsById = itemsByKey<PlacedDocument>(it => it.resources.map(resource => resource.id))

/** The list itself where nothing in it becomes something else. */
function mapAt<T>(items: readonly T[], places: readonly number[], make: (item: T) => T): readonly T[] {
  let mapped: T[] | undefined
  let [first, last] = [items.length, -1]
  for (const i of places) {
    const now = make(items[i]!)
    if (now === items[i]) continue
    mapped ??= items.slice()
    mapped[i] = now
    first = Math.min(first, i)
    last = Math.max(last, i)
  }
  if (!mapped) return items
  tellEnds(items, mapped, { head: first, tail: items.length - 1 - last })
  return mapped
}

/** What was found across resources about those of a document, each as it now stands. */
function acrossOn(
  { kept, resources }: PlacedDocument,
  across: ReadonlyMap<ResourceId, readonly ModelFinding[]>,
): readonly ModelFinding[] {
  if (across.size === 0 || kept.isStale) return noFindings
  return resources.flatMap(resource =>
    (across.get(resource.id) ?? noFindings).map(it => (it.resource === resource ? it : { ...it, resource })),
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
