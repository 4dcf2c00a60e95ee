import { Copy, Download, EllipsisVertical, FileText, Pencil, Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { type Counts, worst } from '../shell/problem-counts.ts'
import { ProblemBadge } from '../ui/Badge.tsx'
import { classNames } from '../ui/class-names.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { ContextMenu, Menu, MenuItem, MenuSeparator } from '../ui/Menu.tsx'
import { useDraft } from '../ui/use-draft.ts'
import { useWorkspace } from '../workspace-context.tsx'
import styles from './FileList.module.css'
import { downloadOne, duplicate, remove, renameTo } from './file-actions.ts'
import { splitName } from './file-names.ts'

export interface FileRowProps {
  name: string
  /** The folder, where this file is the first of it. */
  heading: string | undefined
  active: boolean
  counts: Counts
  renaming: boolean
  /** Begins or ends the renaming of a file. */
  onRename: (file: string | undefined) => void
}

export function FileRow({ name, heading, active, counts, renaming, onRename }: FileRowProps) {
  const workspace = useWorkspace()
  const badge = worst(counts)
  const shown = splitName(name)

  const actions = (
    <>
      <MenuItem icon={<Pencil />} shortcut="F2" onSelect={() => onRename(name)}>
        Rename
      </MenuItem>
      <MenuItem icon={<Copy />} onSelect={() => duplicate(workspace, name)}>
        Duplicate
      </MenuItem>
      <MenuItem icon={<Download />} onSelect={() => downloadOne(workspace, name)}>
        Download
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={<Trash2 />} danger shortcut="Delete" onSelect={() => remove(workspace, name)}>
        Delete
      </MenuItem>
    </>
  )

  return (
    <li>
      {heading !== undefined && <p className={styles.folder}>{heading}</p>}
      {renaming ? (
        <RenameField name={name} onDone={() => onRename(undefined)} />
      ) : (
        <ContextMenu menu={actions}>
          <div className={classNames(styles.row, active && styles.active)}>
            <button
              type="button"
              data-file={name}
              className={styles.file}
              aria-current={active ? 'true' : undefined}
              title={name}
              onClick={() => workspace.openFile(name)}
              onDoubleClick={() => onRename(name)}
              onKeyDown={event => {
                if (event.key === 'F2') onRename(name)
                if (event.key === 'Delete') remove(workspace, name)
              }}
            >
              <FileText aria-hidden="true" />
              <span className={styles.name}>{shown.name}</span>
              {badge && <ProblemBadge {...badge} />}
            </button>
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
              {actions}
            </Menu>
          </div>
        </ContextMenu>
      )}
    </li>
  )
}

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
