import { useMemo } from 'react'
import type { Files } from '../../core/text/file-change.ts'
import { useWorkspaceState } from '../workspace-context.tsx'
import { filesOfLink, useChangesState } from './changes-state.ts'

/** The files that are compared with, or why there are none. */
export type ComparedWith = { readonly before: Files } | { readonly message: string }

/** What the files are compared with at the moment; the same object for as long as that stays. */
export function useComparedWith(): ComparedWith {
  const baseline = useWorkspaceState(it => it.baseline.files)
  const compareWith = useChangesState(it => it.compareWith)
  const link = useChangesState(it => it.link)
  const picked = useChangesState(it => it.picked)
  return useMemo(() => {
    switch (compareWith) {
      case 'baseline':
        return { before: baseline }
      case 'link':
        return filesOfLink(link) ?? { message: 'Paste a link to Drawbridge to compare with what it holds.' }
      case 'file':
        return picked
          ? { before: picked }
          : { message: 'Choose a file to compare with, or a zip of several.' }
    }
  }, [compareWith, link, picked, baseline])
}
