import { EllipsisVertical, FileText } from 'lucide-react'
import { memo, useEffect, useRef, useState } from 'react'
import type { Severity } from '../../core/severity.ts'
import { useEditable } from '../editable.tsx'
import { fileKeys } from '../keys/pane-keys.ts'
import { isPressed } from '../keys/shortcut.ts'
import { useTouch } from '../screen/use-media.ts'
import { ProblemBadge } from '../ui/Badge.tsx'
import { classNames } from '../ui/class-names.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu } from '../ui/Menu.tsx'
import { useDraft } from '../ui/use-draft.ts'
import { useWorkspace } from '../workspace-context.tsx'
import { FileActions } from './FileActions.tsx'
import styles from './FileList.module.css'
import { remove, renameTo } from './file-actions.ts'
import { splitName } from './file-names.ts'

export interface FileRowProps {
  name: string
  /** Whether the tab key comes here; one line of the list is enough. */
  reachable: boolean
  active: boolean
  /** It takes no part in the kustomization that is shown. */
  aside: boolean
  /** The worst problem in it, and how many there are of that severity. */
  severity: Severity | undefined
  problems: number
  renaming: boolean
  /** Begins or ends the renaming of a file. */
  onRename: (file: string | undefined) => void
}

/** Memoised, and its properties plain values: a keystroke in one file leaves the rows of the others alone. */
export const FileRow = memo(function FileRow({
  name,
  reachable,
  active,
  aside,
  severity,
  problems,
  renaming,
  onRename,
}: FileRowProps) {
  const workspace = useWorkspace()
  const isEditable = useEditable()
  const shown = splitName(name)

  // A menu costs more than the rest of the row; of hundreds of rows only the one at hand has its own.
  const coarse = useTouch()
  const [near, setNear] = useState(false)

  return (
    <>
      {renaming ? (
        <RenameField name={name} onDone={() => onRename(undefined)} />
      ) : (
        <div
          className={classNames(styles.row, active && styles.active, aside && styles.aside)}
          data-row={name}
        >
          <button
            type="button"
            data-main
            tabIndex={reachable ? 0 : -1}
            onPointerEnter={() => setNear(true)}
            onFocus={() => setNear(true)}
            className={styles.file}
            aria-current={active ? 'true' : undefined}
            title={aside ? `${name}: takes no part in the overlay shown` : name}
            onClick={() => workspace.openFile(name)}
            onDoubleClick={() => isEditable && onRename(name)}
            onKeyDown={event => {
              if (isEditable && isPressed(event, fileKeys.rename)) onRename(name)
              if (isPressed(event, fileKeys.remove)) remove(workspace, name)
            }}
          >
            <FileText aria-hidden="true" />
            <span className={styles.name}>{shown.name}</span>
            {severity && <ProblemBadge severity={severity} count={problems} />}
          </button>
          {(near || coarse) && (
            <Menu
              align="end"
              trigger={
                <IconButton
                  label={`Actions for ${name}`}
                  tooltip="Actions"
                  icon={<EllipsisVertical />}
                  size="s"
                  className={styles.more}
                />
              }
            >
              <FileActions name={name} onRename={onRename} />
            </Menu>
          )}
        </div>
      )}
    </>
  )
})

function RenameField({ name, onDone }: { name: string; onDone: () => void }) {
  const workspace = useWorkspace()
  const input = useRef<HTMLInputElement>(null)
  const draft = useDraft(name, typed => renameTo(workspace, name, typed))

  useEffect(() => {
    const { folder, name: last } = splitName(name)
    const stem = last.replace(/\.[^.]+$/, '')
    input.current?.focus()
    input.current?.setSelectionRange(folder.length, folder.length + stem.length)
  }, [name])

  return (
    <input
      ref={input}
      className={styles.rename}
      aria-label={`New name of ${name}`}
      spellCheck={false}
      autoCapitalize="off"
      value={draft.text}
      onChange={event => draft.change(event.target.value)}
      onBlur={() => {
        draft.commit()
        onDone()
      }}
      onKeyDown={event => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key !== 'Escape') return
        draft.revert()
        onDone()
      }}
    />
  )
}
