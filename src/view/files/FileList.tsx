import { FilePlus2, FolderInput } from 'lucide-react'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { fileKeys } from '../keys/pane-keys.ts'
import { isPressed } from '../keys/shortcut.ts'
import { countByFile, noProblems, worst } from '../screen/problem-counts.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { ContextMenu, MenuItem } from '../ui/Menu.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import { FileActions } from './FileActions.tsx'
import styles from './FileList.module.css'
import { FileRow } from './FileRow.tsx'
import { addEmptyFile } from './file-actions.ts'
import { splitName } from './file-names.ts'
import { useAddFiles } from './use-add-files.ts'

/** The files of the workspace, by folder in the order they are in; the active one is the one in the YAML pane. */
export function FileList() {
  const workspace = useWorkspace()
  const files = useWorkspaceState(it => it.files)
  const activeFile = useWorkspaceState(it => it.activeFile)
  const diagnostics = useWorkspaceState(it => it.analysis?.diagnostics)
  const counts = useMemo(() => countByFile(diagnostics ?? []), [diagnostics])
  const { pick } = useAddFiles()
  const [renaming, setRenaming] = useState<string>()
  const [menuOf, setMenuOf] = useState<string>()

  function add(): void {
    setRenaming(addEmptyFile(workspace))
  }

  return (
    <div className={styles.root}>
      <header className={styles.header}>
        <h2 className={styles.heading}>Files</h2>
        <IconButton label="Add files from disk" icon={<FolderInput />} size="s" onClick={pick} />
        <IconButton label="New file" icon={<FilePlus2 />} size="s" onClick={add} />
      </header>
      <ContextMenu
        menu={
          menuOf ? (
            <FileActions name={menuOf} onRename={setRenaming} />
          ) : (
            <MenuItem icon={<FilePlus2 />} onSelect={add}>
              New file
            </MenuItem>
          )
        }
      >
        <ul
          className={styles.list}
          onKeyDown={moveFocus}
          onContextMenuCapture={event => setMenuOf(rowOf(event.target))}
        >
          {files.map((file, i) => {
            const { folder } = splitName(file.name)
            const problems = worst(counts.get(file.name) ?? noProblems)
            const headed = folder !== '' && folder !== splitName(files[i - 1]?.name ?? '').folder
            return (
              <FileRow
                key={file.name}
                name={file.name}
                heading={headed ? folder.slice(0, -1) : undefined}
                active={file.name === activeFile}
                severity={problems?.severity}
                problems={problems?.count ?? 0}
                renaming={renaming === file.name}
                onRename={setRenaming}
              />
            )
          })}
        </ul>
      </ContextMenu>
      {files.length === 0 && <p className={styles.none}>No files yet. Drop some here, or add one.</p>}
    </div>
  )
}

/** The file whose row an element belongs to. */
function rowOf(target: EventTarget): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-row]')?.dataset.row : undefined
}

/** Arrow keys lead from file to file. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = isPressed(event, fileKeys.next) ? 1 : isPressed(event, fileKeys.previous) ? -1 : 0
  if (step === 0) return
  const files = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-file]')]
  const at = files.indexOf(document.activeElement as HTMLElement)
  if (at < 0) return
  event.preventDefault()
  files[at + step]?.focus()
}
