import type { Analysis, Judgement, ResourceSummary } from './analysis.ts'
import type { Diagnostic } from './diagnostic.ts'
import { withOtherBadges } from './graph/badges.ts'
import type { KustomizeProblem } from './kustomize/traced/problem.ts'
import { type ResolvedView, resourceAt } from './kustomize/view/resolved-view.ts'
import { createPlaces, originAt, type Places } from './kustomize/view/written-place.ts'
import { withMutesOfSources } from './muting/with-mutes-of-sources.ts'
import type { Files } from './text/file-change.ts'

/** The analysis of what a kustomization builds, its problems and resources where they stand in the files. */
export function atSources<Said extends Judgement>(analysis: Said, files: Files, built: Built): Said {
  const places = createPlaces(files)
  const resources = analysis.resources.map(it => resourceAtSource(it, built.view, places))
  const found = problemsAtSources([...analysis.diagnostics, ...(analysis.muted ?? [])], files, built)
  const { muted, ...rest } = analysis
  const said = withMutesOfSources(found, files, built.view.resolution.files)
  const { graph } = analysis as Partial<Pick<Analysis, 'graph'>>
  const isOther = said.muted?.length !== muted?.length
  return {
    ...rest,
    resources,
    ...said,
    ...(graph && isOther && { graph: withOtherBadges(graph, analysis.diagnostics, said.diagnostics) }),
  } as unknown as Said
}

/** What a kustomization builds of files, and what is wrong with it. */
interface Built {
  readonly view: ResolvedView
  readonly problems: readonly KustomizeProblem[]
}

/** The problems of what a kustomization builds where they stand in the files, with those of the kustomization itself. */
export function problemsAtSources(
  diagnostics: readonly Diagnostic[],
  files: Files,
  { view, problems }: Built,
): readonly Diagnostic[] {
  const places = createPlaces(files)
  const found = diagnostics.map(it => diagnosticAtSource(it, view, places))
  const order = new Map(files.map((it, i) => [it.name, i]))
  return [...problems.map(it => ofKustomize(it, places)), ...found].sort(
    (a, b) => (order.get(a.file) ?? 0) - (order.get(b.file) ?? 0) || a.from - b.from,
  )
}

function resourceAtSource(summary: ResourceSummary, view: ResolvedView, places: Places): ResourceSummary {
  const source = resourceAt(view, summary.from)?.source
  const range = source && places.rangeOf(source)
  if (!source || !range) return summary
  return { ...summary, ...range, document: source.document, base: source.path }
}

function diagnosticAtSource(diagnostic: Diagnostic, view: ResolvedView, places: Places): Diagnostic {
  const resource = resourceAt(view, diagnostic.from)
  if (!resource) return diagnostic
  const origin = originAt(resource, diagnostic.path)
  const range = places.rangeOf(origin.at)
  if (!range) return diagnostic
  const message = origin.type === 'made' ? `${diagnostic.message} (${origin.why})` : diagnostic.message
  return { ...diagnostic, message, ...range, ...places.lineAndColumn(range.file, range.from) }
}

function ofKustomize({ severity, message, at }: KustomizeProblem, places: Places): Diagnostic {
  const range = places.rangeOf(at) ?? { file: at.file, from: 0, to: 0 }
  const rule = severity === 'error' ? 'kustomize/build' : 'kustomize/not-resolved'
  return {
    id: `${rule} ${at.file} ${at.path.join('/')} ${message}`,
    rule,
    layer: 'yaml',
    severity: severity === 'error' ? 'error' : 'info',
    message,
    ...range,
    ...places.lineAndColumn(range.file, range.from),
    path: at.path,
    fixes: [],
  }
}
