import { useMemo } from 'react'
import type { AnalysisSettings } from '../../core/analysis.ts'
import { identifyFiles } from '../../core/model/locate.ts'
import { linkModel, type Model } from '../../core/model/model.ts'
import type { Files } from '../../core/text/file-change.ts'
import { useWorkspaceState } from '../workspace-context.tsx'

/** The files' resources as they stand this moment, linked; several fields of a form ask for the same one. */
export function useModel(): Model {
  const files = useWorkspaceState(it => it.files)
  const settings = useWorkspaceState(it => it.settings)
  return useMemo(() => modelOf(files, settings), [files, settings])
}

let last: { files: Files; settings: AnalysisSettings; model: Model } | undefined

function modelOf(files: Files, settings: AnalysisSettings): Model {
  if (last?.files === files && last.settings === settings) return last.model
  const resources = identifyFiles(files, settings).flatMap(it => it.resources)
  const model = linkModel(resources, settings, last?.model)
  last = { files, settings, model }
  return model
}
