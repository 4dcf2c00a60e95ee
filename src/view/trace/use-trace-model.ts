import { useDeferredValue, useMemo } from 'react'
import type { LinkedModel } from '../../core/model/model.ts'
import { modelOf } from '../model-of.ts'
import { useWorkspaceState } from '../workspace-context.tsx'

/** The model of the files, a moment behind the keystrokes so that typing is never held up. */
export function useTraceModel(): LinkedModel {
  const files = useDeferredValue(useWorkspaceState(it => it.files))
  const settings = useWorkspaceState(it => it.settings)
  return useMemo(() => modelOf(files, settings), [files, settings])
}
