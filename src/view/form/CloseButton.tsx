import { X } from 'lucide-react'
import { focusCanvas } from '../screen/focus-pane.ts'
import { useLayout } from '../screen/layout-state.ts'
import { useNarrow } from '../screen/use-media.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { useWorkspace } from '../workspace-context.tsx'

/** Ends the selection, and with it the inspector; as a page of a narrow screen it stays, so there is nothing to close. */
export function CloseButton() {
  const workspace = useWorkspace()
  const narrow = useNarrow()
  const isPage = useLayout(it => it.narrowTab === 'inspector') && narrow
  if (isPage) return null
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
