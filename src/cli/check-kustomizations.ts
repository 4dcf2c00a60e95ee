import type { Analysis } from '../core/analysis.ts'
import { analyze } from '../core/analyze.ts'
import type { Diagnostic } from '../core/diagnostic.ts'
import type { KustomizeProblem } from '../core/kustomize/traced/problem.ts'
import {
  lineAndColumn,
  type ResolvedView,
  resolveView,
  sourceOf,
} from '../core/kustomize/view/resolved-view.ts'
import { rangeOf } from '../core/kustomize/view/written-place.ts'
import type { AnalysisSettings } from '../core/settings.ts'
import { type Files, findFile } from '../core/text/file-change.ts'
import type { KustomizationsRead } from './read-kustomizations.ts'

/** What is found in kustomizations as they are built, each problem once and at the place that it comes from. */
export function checkKustomizations(
  read: KustomizationsRead,
  settings: AnalysisSettings,
): Pick<Analysis, 'diagnostics' | 'resources'> & { readonly files: readonly string[] } {
  const diagnostics = new Map<string, Diagnostic>()
  const resources: Analysis['resources'][number][] = []
  const files = new Set<string>()
  for (const folder of read.folders) {
    const view = resolveView(read.files, folder)
    const analysis = analyze([view.file], settings)
    resources.push(...analysis.resources)
    for (const it of view.resolution.files) files.add(read.pathOf(it))
    const found = [
      ...view.resolution.problems.map(it => ofKustomize(read.files, it)),
      ...analysis.diagnostics.map(it => atItsSource(read.files, view, it)),
    ]
    for (const it of found) {
      const placed = { ...it, file: read.pathOf(it.file) }
      diagnostics.set([placed.file, placed.from, placed.rule, placed.message].join('\n'), placed)
    }
  }
  return { diagnostics: [...diagnostics.values()], resources, files: [...files] }
}

function ofKustomize(files: Files, { severity, message, at }: KustomizeProblem): Diagnostic {
  const range = rangeOf(files, at) ?? { file: at.file, from: 0, to: 0 }
  const rule = severity === 'error' ? 'kustomize/build' : 'kustomize/not-resolved'
  return {
    id: `${rule} ${at.file} ${range.from}`,
    rule,
    layer: 'yaml',
    severity: severity === 'error' ? 'error' : 'info',
    message,
    ...range,
    ...lineAndColumn(findFile(files, range.file)?.text ?? '', range.from),
    path: at.path,
    fixes: [],
  }
}

/** The problem where its value is written; where none is, at what makes it. */
function atItsSource(files: Files, view: ResolvedView, diagnostic: Diagnostic): Diagnostic {
  const source = sourceOf(files, view, diagnostic)
  if (!source) return diagnostic
  const { file, from, to, origin } = source
  const message = origin.type === 'made' ? `${diagnostic.message} (${origin.why})` : diagnostic.message
  return {
    ...diagnostic,
    message,
    file,
    from,
    to,
    ...lineAndColumn(findFile(files, file)?.text ?? '', from),
  }
}
