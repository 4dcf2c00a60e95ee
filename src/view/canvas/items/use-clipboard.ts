import { type ClipboardEvent, useMemo } from 'react'
import { copyResources } from '../../../core/operations/copy-resources.ts'
import { useWorkspace } from '../../workspace-context.tsx'
import { useCanvasStore } from '../canvas-state.ts'
import type { GraphIndex } from '../flow/graph-index.ts'
import type { Commands } from './commands.ts'
import { resourcesMeant } from './group.ts'

/** Copy, cut and paste on the canvas are about resources, as YAML. What is written in a field keeps its own. */
export function useClipboard(index: GraphIndex, commands: Commands) {
  const workspace = useWorkspace()
  const store = useCanvasStore()
  return useMemo(() => {
    const copy = (event: ClipboardEvent<HTMLElement>): string[] => {
      if (!isOnCanvas(event)) return []
      const ids = resourcesMeant(index, store.getState())
      const { analysed: files, judging: settings } = workspace.store.getState()
      const text = copyResources(files, ids, settings)
      if (text === '') return []
      event.clipboardData.setData('text/plain', text)
      event.preventDefault()
      return ids
    }
    return {
      onCopy(event: ClipboardEvent<HTMLElement>) {
        copy(event)
      },
      onCut(event: ClipboardEvent<HTMLElement>) {
        const ids = copy(event)
        if (ids.length > 0) commands.removeResources(ids)
      },
      onPaste(event: ClipboardEvent<HTMLElement>) {
        if (!isOnCanvas(event)) return
        event.preventDefault()
        commands.paste(event.clipboardData.getData('text/plain'))
      },
    }
  }, [workspace, store, index, commands])
}

function isOnCanvas({ currentTarget, target }: ClipboardEvent<HTMLElement>): boolean {
  return (
    target instanceof Element &&
    currentTarget.contains(target) &&
    !target.closest('input, textarea, [contenteditable]')
  )
}
