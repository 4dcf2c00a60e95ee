import { useDeferredValue, useMemo } from 'react'
import { lastReadable, unreadableFiles } from '../../core/model/last-readable.ts'
import { identifyFiles } from '../../core/model/locate.ts'
import { type LinkedModel, linkModel } from '../../core/model/model.ts'
import type { AnalysedDocument } from '../../core/model/resource.ts'
import type { AnalysisSettings } from '../../core/settings.ts'
import type { Files } from '../../core/text/file-change.ts'
import { modelOf } from '../model-of.ts'
import { useWorkspaceState } from '../workspace-context.tsx'

/**
 * The model of the files, a moment behind the keystrokes so that typing is never held up. A document that cannot be read takes part
 * as it last could, as it is drawn.
 */
export function useTraceModel(): LinkedModel {
  return useReading().model
}

/** The files with a document that cannot be read at the moment. */
export function useUnreadableFiles(): readonly string[] {
  return useReading().unreadable
}

function useReading(): Reading {
  const files = useDeferredValue(useWorkspaceState(it => it.files))
  const opened = useDeferredValue(useWorkspaceState(it => it.opened))
  const settings = useWorkspaceState(it => it.settings)
  return useMemo(() => read(files, opened, settings), [files, opened, settings])
}

interface Reading {
  readonly files: Files
  readonly opened: Files
  readonly settings: AnalysisSettings
  readonly documents: readonly AnalysedDocument[]
  readonly unreadable: readonly string[]
  readonly model: LinkedModel
}

let last: Reading | undefined

function read(files: Files, opened: Files, settings: AnalysisSettings): Reading {
  const isSameWorkspace = last?.opened === opened && last.settings === settings
  if (last && isSameWorkspace && last.files === files) return last
  const now = identifyFiles(files, settings)
  const unreadable = unreadableFiles(now)
  const before = last && isSameWorkspace ? last.documents : identifyFiles(opened, settings)
  const documents = unreadable.length === 0 ? now : lastReadable(before, now)
  const model =
    unreadable.length === 0
      ? modelOf(files, settings)
      : linkModel(
          documents.flatMap(it => it.resources),
          settings,
          last?.model,
        )
  last = { files, opened, settings, documents, unreadable, model }
  return last
}
