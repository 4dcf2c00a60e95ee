import { X } from 'lucide-react'
import { focusCanvas } from '../screen/focus-pane.ts'
import { useNarrow } from '../screen/use-media.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { useWorkspace } from '../workspace-context.tsx'

/** Ends the selection, and with it the inspector; on a narrow screen the pane stays, so there is nothing to close. */
export function CloseButton() {
  const workspace = useWorkspace()
  const narrow = useNarrow()
  if (narrow) return null
  return (
    <IconButton
      size="s"
      icon={<X />}
      label="Close the inspector"
      onClick={() => {
        workspace.select(undefined)
        focusCanvas()
      }}
    />
  )
}
