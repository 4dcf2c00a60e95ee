import type { Analysis } from '../core/analysis.ts'
import { atSources } from '../core/at-sources.ts'
import type { Diagnostic } from '../core/diagnostic.ts'
import { judge } from '../core/judge.ts'
import { resolveView } from '../core/kustomize/view/resolved-view.ts'
import type { AnalysisSettings } from '../core/settings.ts'
import type { KustomizationsRead } from './read-kustomizations.ts'

/** What is found in kustomizations as they are built, each problem once and at the place that it comes from. */
export function checkKustomizations(
  read: KustomizationsRead,
  settings: AnalysisSettings,
): Pick<Analysis, 'diagnostics' | 'muted' | 'resources'> & { readonly files: readonly string[] } {
  const diagnostics = new Map<string, Diagnostic>()
  const muted = new Map<string, Diagnostic>()
  const resources: Analysis['resources'][number][] = []
  const files = new Set<string>()
  for (const folder of read.folders) {
    const view = resolveView(read.files, folder)
    const { problems } = view.resolution
    const analysis = atSources(judge([view.file], settings), read.files, { view, problems })
    resources.push(...analysis.resources)
    for (const it of view.resolution.files) files.add(read.pathOf(it))
    for (const it of [...analysis.diagnostics, ...(analysis.muted ?? [])]) {
      const placed = { ...it, file: read.pathOf(it.file) }
      const found = it.muted ? muted : diagnostics
      found.set([placed.file, placed.from, placed.rule, placed.message].join('\n'), placed)
    }
  }
  return { diagnostics: [...diagnostics.values()], muted: [...muted.values()], resources, files: [...files] }
}
