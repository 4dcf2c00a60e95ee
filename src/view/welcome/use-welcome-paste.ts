import { useEffect } from 'react'
import { carriesFiles, readTransfer } from '../../platform/files.ts'
import { openContent } from '../files/open-content.ts'
import { pastedName } from '../files/pasted-name.ts'
import { useAddFiles } from '../files/use-add-files.ts'
import { screenStore } from '../screen/screen-state.ts'
import { useServices } from '../services.ts'
import { useWorkspace } from '../workspace-context.tsx'

/** On the start page, Ctrl+V opens what is on the clipboard: text, or files copied in the file manager. */
export function useWelcomePaste(): void {
  const workspace = useWorkspace()
  const services = useServices()
  const { take } = useAddFiles()

  useEffect(() => {
    const pasted = (event: ClipboardEvent) => {
      const { target, clipboardData } = event
      const writing = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
      if (!clipboardData || writing || screenStore.getState().dialog) return
      if (carriesFiles(clipboardData)) {
        event.preventDefault()
        void readTransfer(clipboardData).then(take)
        return
      }
      const text = clipboardData.getData('text/plain')
      if (text.trim() === '') return
      event.preventDefault()
      void openContent(workspace, services, {
        name: pastedName(text),
        files: [{ name: 'pasted.yaml', text }],
      })
    }
    addEventListener('paste', pasted)
    return () => removeEventListener('paste', pasted)
  }, [workspace, services, take])
}
