import { useMemo } from 'react'
import type { AnalysisSettings } from '../../core/analysis.ts'
import { identifyFiles } from '../../core/model/locate.ts'
import { linkModel, type Model } from '../../core/model/model.ts'
import { diffRouting, type RoutingDiff } from '../../core/routing/diff/diff-routing.ts'
import type { Files } from '../../core/text/file-change.ts'
import { useWorkspaceState } from '../workspace-context.tsx'
import { filesOfLink, useChangesState } from './changes-state.ts'

/** How the routing differs from what it is compared with, or why it cannot be compared. */
export type Changes = { readonly diff: RoutingDiff } | { readonly message: string }

/** What the present model does otherwise than what it is compared with. */
export function useChanges(model: Model): Changes {
  const opened = useWorkspaceState(it => it.opened)
  const settings = useWorkspaceState(it => it.settings)
  const compareWith = useChangesState(it => it.compareWith)
  const link = useChangesState(it => it.link)
  const pasted = useMemo(() => (compareWith === 'link' ? filesOfLink(link) : undefined), [compareWith, link])
  return useMemo(() => {
    if (compareWith === 'opened') return { diff: compare(opened, settings, model) }
    if (!pasted) return { message: 'Paste a link to Drawbridge to compare with what it holds.' }
    return 'message' in pasted ? pasted : { diff: compare(pasted.files, settings, model) }
  }, [compareWith, pasted, opened, settings, model])
}

let last: { files: Files; settings: AnalysisSettings; before: Model } | undefined
const compared = new WeakMap<Model, { readonly before: Model; readonly diff: RoutingDiff }>()

/** Badge, list and canvas ask for the same. */
function compare(files: Files, settings: AnalysisSettings, after: Model): RoutingDiff {
  if (last?.files !== files || last.settings !== settings) {
    const resources = identifyFiles(files, settings).flatMap(it => it.resources)
    last = { files, settings, before: linkModel(resources, settings, after) }
  }
  const { before } = last
  const known = compared.get(after)
  if (known?.before === before) return known.diff
  const diff = diffRouting(before, after)
  compared.set(after, { before, diff })
  return diff
}
