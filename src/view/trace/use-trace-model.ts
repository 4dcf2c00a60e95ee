import { useDeferredValue, useMemo } from 'react'
import type { AnalysisSettings } from '../../core/analysis.ts'
import { identifyFiles } from '../../core/model/locate.ts'
import { type LinkedModel, linkModel } from '../../core/model/model.ts'
import type { Files } from '../../core/text/file-change.ts'
import { useWorkspaceState } from '../workspace-context.tsx'

/** The model of the files, a moment behind the keystrokes so that typing is never held up; the same for all who ask. */
export function useTraceModel(): LinkedModel {
  const files = useDeferredValue(useWorkspaceState(it => it.files))
  const settings = useWorkspaceState(it => it.settings)
  return useMemo(() => modelOf(files, settings), [files, settings])
}

let last: { files: Files; settings: AnalysisSettings; model: LinkedModel } | undefined

function modelOf(files: Files, settings: AnalysisSettings): LinkedModel {
  if (last?.files === files && last.settings === settings) return last.model
  const resources = identifyFiles(files, settings).flatMap(it => it.resources)
  const model = linkModel(resources, settings, last?.model)
  last = { files, settings, model }
  return model
}
