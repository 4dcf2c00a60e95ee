import { useMemo } from 'react'
import type { Files } from '../../core/text/file-change.ts'
import { builtBy } from '../../workspace/overlays.ts'
import { useWorkspaceState } from '../workspace-context.tsx'
import { useChangesState } from './changes-state.ts'

/** What is compared with, or why there is nothing. */
export type ComparedWith =
  | {
      readonly before: Files
      /** The same as files, for their lines; absent where only what is built differs. */
      readonly written?: Files
    }
  | { readonly message: string }

/**
 * What the files are compared with at the moment; the same object for as long as that stays. While a kustomization is shown, both
 * sides are what it builds.
 */
export function useComparedWith(): ComparedWith {
  const baseline = useWorkspaceState(it => it.baseline.files)
  const shown = useWorkspaceState(it => it.overlay?.folder)
  const compareWith = useChangesState(it => it.compareWith)
  const ofLink = useChangesState(it => it.ofLink)
  const chosen = useChangesState(it => it.snapshot)
  const snapshot = useWorkspaceState(it => it.snapshots.find(({ id }) => id === chosen))
  const picked = useChangesState(it => it.picked)
  const overlay = useChangesState(it => it.overlay)
  // Only another overlay is made of the present files.
  const files = useWorkspaceState(it => (compareWith === 'overlay' ? it.files : undefined))
  return useMemo((): ComparedWith => {
    const built = (written: Files) => ({ before: builtBy(shown, written), written })
    switch (compareWith) {
      case 'baseline':
        return built(baseline)
      case 'snapshot':
        return snapshot
          ? built(snapshot.files)
          : {
              message:
                'Choose a snapshot. They are taken by themselves while you edit, and by you in History.',
            }
      case 'link': {
        if (!ofLink) return { message: 'Paste a link to Drawbridge to compare with what it holds.' }
        return 'before' in ofLink ? built(ofLink.before) : ofLink
      }
      case 'file':
        return picked ? built(picked) : { message: 'Choose a file to compare with, or a zip of several.' }
      case 'overlay':
        return overlay !== undefined && files
          ? { before: builtBy(overlay, files) }
          : { message: 'Choose the overlay to compare with.' }
    }
  }, [compareWith, ofLink, picked, baseline, snapshot, shown, overlay, files])
}
