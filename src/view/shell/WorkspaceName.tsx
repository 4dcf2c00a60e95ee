import { useEditable } from '../editable.tsx'
import { leaveOnKey, useDraft } from '../ui/use-draft.ts'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import styles from './WorkspaceName.module.css'

export function WorkspaceName() {
  const workspace = useWorkspace()
  const isEditable = useEditable()
  const name = useWorkspaceState(it => it.name)
  const draft = useDraft(name, text => {
    const trimmed = text.trim().slice(0, 80)
    if (trimmed) workspace.rename(trimmed)
  })
  return (
    <input
      className={styles.name}
      aria-label="Name of the workspace"
      title={name}
      size={Math.max(4, draft.text.length)}
      spellCheck={false}
      autoComplete="off"
      readOnly={!isEditable}
      value={draft.text}
      onChange={event => draft.change(event.target.value)}
      onBlur={draft.commit}
      onKeyDown={event => leaveOnKey(event, draft)}
    />
  )
}
