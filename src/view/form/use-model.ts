import { useMemo } from 'react'
import type { Model } from '../../core/model/model.ts'
import { modelOf } from '../model-of.ts'
import { useWorkspaceState } from '../workspace-context.tsx'

/** The files' resources as they stand this moment, linked. */
export function useModel(): Model {
  const files = useWorkspaceState(it => it.files)
  const settings = useWorkspaceState(it => it.settings)
  return useMemo(() => modelOf(files, settings), [files, settings])
}
