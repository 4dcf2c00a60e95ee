import { useDeferredValue, useMemo, useRef } from 'react'
import { identifyFiles } from '../../core/model/locate.ts'
import { type LinkedModel, linkModel } from '../../core/model/model.ts'
import { useWorkspaceState } from '../workspace-context.tsx'

/** The model of the files, a moment behind the keystrokes so that typing is never held up. */
export function useTraceModel(): LinkedModel {
  const files = useDeferredValue(useWorkspaceState(it => it.files))
  const settings = useWorkspaceState(it => it.settings)
  const before = useRef<LinkedModel>(undefined)
  return useMemo(() => {
    const resources = identifyFiles(files, settings).flatMap(it => it.resources)
    const model = linkModel(resources, settings, before.current)
    before.current = model
    return model
  }, [files, settings])
}
