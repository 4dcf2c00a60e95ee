import { useMemo } from 'react'
import type { ChangeReport } from '../../core/exports/change-report.ts'
import type { FileDifference } from '../../core/patch/compare-files.ts'
import { overlaidBy, problemsIn } from '../../workspace/overlay.ts'
import { type Answered, useAnswer } from '../use-answer.ts'
import { useWorkspaceState } from '../workspace-context.tsx'

/**
 * What became of the baseline, of which `files` are those that differ: asked of the worker, in several questions. While a
 * kustomization is shown, what is compared is what it builds.
 */
export function useChangeReport(files: readonly FileDifference[]): Answered<ChangeReport> {
  const baseline = useWorkspaceState(it => it.baseline.files)
  const shown = useWorkspaceState(it => it.overlay?.folder)
  const built = useMemo(() => overlaidBy(shown, baseline), [shown, baseline])
  const before = built.analysed
  const problems = useWorkspaceState(it => it.analysis?.diagnostics)
  const isAnalysed = useWorkspaceState(it => it.analysedRevision === it.revision)
  const resources = useAnswer({ type: 'changedResources', before })
  const routing = useAnswer({ type: 'changes', before })
  const found = useAnswer({ type: 'diagnosticsOf', other: before })
  const asked = [resources, routing, found]
  const isPending = !isAnalysed || asked.some(it => it.isPending)
  const report = useMemo(() => {
    if (isPending || !resources.answer || !routing.answer || !found.answer || !problems) return undefined
    return {
      files,
      resources: resources.answer,
      routing: routing.answer,
      problemsBefore: problemsIn(baseline, built, found.answer),
      problems,
    }
  }, [isPending, files, resources.answer, routing.answer, found.answer, problems, baseline, built])
  const failed = asked.find(it => it.failure !== undefined)
  return { answer: report, isPending, failure: failed?.failure, retry: () => failed?.retry() }
}
