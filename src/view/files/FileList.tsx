import { FilePlus2, FolderInput } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { HelpButton } from '../help/HelpButton.tsx'
import { goBackOnEscape } from '../scope/go-back-on-escape.ts'
import { countByFile, noProblems, worst } from '../screen/problem-counts.ts'
import { useTouch } from '../screen/use-media.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { ContextMenu, MenuItem } from '../ui/Menu.tsx'
import { useViewport } from '../ui/use-viewport.ts'
import { useWindowedList } from '../ui/use-windowed-list.ts'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import { FileActions } from './FileActions.tsx'
import styles from './FileList.module.css'
import { FileRow } from './FileRow.tsx'
import { addEmptyFile } from './file-actions.ts'
import { fileLines } from './file-lines.ts'
import { useAddFiles } from './use-add-files.ts'

/** As in FileList.module.css, in pixels. */
const lineHeights = { pointer: 28, finger: 36 }

/** The files of the workspace, by folder in the order they are in; the active one is the one in the YAML pane. */
export function FileList() {
  const workspace = useWorkspace()
  const files = useWorkspaceState(it => it.files)
  const activeFile = useWorkspaceState(it => it.activeFile)
  const overlay = useWorkspaceState(it => it.overlay)
  const takingPart = useMemo(() => overlay && new Set(overlay.view.resolution.files), [overlay])
  const diagnostics = useWorkspaceState(it => it.analysis?.diagnostics)
  const counts = useMemo(() => countByFile(diagnostics ?? []), [diagnostics])
  const { pick } = useAddFiles()
  const [renaming, setRenaming] = useState<string>()
  const [menuOf, setMenuOf] = useState<string>()

  const list = useRef<HTMLUListElement>(null)
  const lines = useMemo(() => fileLines(files.map(it => it.name)), [files])
  const touch = useTouch()
  const lineHeight = touch ? lineHeights.finger : lineHeights.pointer
  const windowed = useWindowedList({
    list,
    view: useViewport(list),
    lineHeight,
    count: lines.length,
    isStop: it => lines[it]?.type === 'file',
  })
  const shown = lines.findIndex(it => it.type === 'file' && it.name === (renaming ?? activeFile))
  const { scrollTo } = windowed
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another file is scrolled to, not the same one again
  useEffect(() => {
    if (shown >= 0) scrollTo(shown)
  }, [shown])

  function add(): void {
    setRenaming(addEmptyFile(workspace))
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a key that nothing within had a use for
    <div className={styles.root} onKeyDown={goBackOnEscape}>
      <header className={styles.header}>
        <h2 className={styles.heading}>Files</h2>
        <IconButton
          data-edits=""
          label="Add files from disk"
          icon={<FolderInput />}
          size="s"
          onClick={pick}
        />
        <IconButton data-edits="" label="New file" icon={<FilePlus2 />} size="s" onClick={add} />
        <HelpButton topic="files" />
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
          ref={list}
          className={styles.list}
          {...windowed.handlers}
          onContextMenuCapture={event => setMenuOf(rowOf(event.target))}
        >
          <li aria-hidden="true" style={{ height: lines.length * lineHeight }} />
          {windowed.lines.map(at => {
            const { type, name } = lines[at]!
            const problems = worst(counts.get(name) ?? noProblems)
            return (
              <li
                key={`${type} ${type === 'folder' ? at : ''} ${name}`}
                className={styles.line}
                data-line={at}
                style={{ height: lineHeight, top: at * lineHeight }}
              >
                {type === 'folder' ? (
                  <p className={styles.folder} title={name}>
                    {name}
                  </p>
                ) : (
                  <FileRow
                    name={name}
                    reachable={at === windowed.active}
                    active={name === activeFile}
                    aside={takingPart !== undefined && !takingPart.has(name)}
                    severity={problems?.severity}
                    problems={problems?.count ?? 0}
                    renaming={renaming === name}
                    onRename={setRenaming}
                  />
                )}
              </li>
            )
          })}
        </ul>
      </ContextMenu>
      {files.length === 0 && (
        <p className={styles.none}>No files yet. {touch ? 'Add one.' : 'Drop some here, or add one.'}</p>
      )}
    </div>
  )
}

/** The file whose row an element belongs to. */
function rowOf(target: EventTarget): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-row]')?.dataset.row : undefined
}
