import { useMemo } from 'react'
import { diffRouting } from '../../../core/change/diff-routing.ts'
import type { RoutingDiff } from '../../../core/change/routing-diff.ts'
import { identifyFiles } from '../../../core/model/locate.ts'
import { linkModel, type Model } from '../../../core/model/model.ts'
import type { AnalysisSettings } from '../../../core/settings.ts'
import type { Files } from '../../../core/text/file-change.ts'
import { useWorkspaceState } from '../../workspace-context.tsx'
import { filesOfLink, useChangesState } from './changes-state.ts'

/** How the routing differs from what it is compared with, or why it cannot be compared. */
export type Changes = Compared | { readonly message: string }

export interface Compared {
  readonly before: Model
  readonly diff: RoutingDiff
}

/** What the present model does otherwise than what it is compared with. */
export function useChanges(model: Model): Changes {
  const opened = useWorkspaceState(it => it.opened)
  const settings = useWorkspaceState(it => it.settings)
  const compareWith = useChangesState(it => it.compareWith)
  const link = useChangesState(it => it.link)
  const picked = useChangesState(it => it.picked)
  const given = useMemo(() => {
    switch (compareWith) {
      case 'opened':
        return { files: opened }
      case 'link':
        return filesOfLink(link) ?? { message: 'Paste a link to Drawbridge to compare with what it holds.' }
      case 'file':
        return picked ? { files: picked } : { message: 'Choose a file to compare with, or a zip of several.' }
    }
  }, [compareWith, link, picked, opened])
  return useMemo(
    () => ('message' in given ? given : compare(given.files, settings, model)),
    [given, settings, model],
  )
}

let last: { files: Files; settings: AnalysisSettings; before: Model } | undefined
const compared = new WeakMap<Model, Compared>()

/** Badge, list and canvas ask for the same. */
function compare(files: Files, settings: AnalysisSettings, after: Model): Compared {
  if (last?.files !== files || last.settings !== settings) {
    const resources = identifyFiles(files, settings).flatMap(it => it.resources)
    last = { files, settings, before: linkModel(resources, settings, after) }
  }
  const { before } = last
  const known = compared.get(after)
  if (known?.before === before) return known
  const result = { before, diff: diffRouting(before, after) }
  compared.set(after, result)
  return result
}
