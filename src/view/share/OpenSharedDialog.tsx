import type { SharedContent } from '../../core/share/shared-content.ts'
import { isRelated } from '../../workspace/review/merge-shared.ts'
import { ReplaceDialog } from '../saving/ReplaceDialog.tsx'
import { openDialog } from '../screen/screen-state.ts'
import { useServices } from '../services.ts'
import { useWorkspace } from '../workspace-context.tsx'
import { showShared } from './open-shared.ts'

/** A link was opened while there is work: nothing is replaced unasked. */
export function OpenSharedDialog({ content }: { content: SharedContent }) {
  const workspace = useWorkspace()
  const services = useServices()
  const canMerge = isRelated(workspace.store.getState().files, content.files)
  const files = content.files.length === 1 ? 'one file' : `${content.files.length} files`
  return (
    <ReplaceDialog
      name={content.name}
      note={`The link holds ${files}.`}
      other={
        canMerge
          ? { label: 'Merge into my work…', onSelect: () => openDialog({ type: 'merge', content }) }
          : undefined
      }
      onAnswer={open => open && void showShared(workspace, services, content)}
    />
  )
}
