import { useRef } from 'react'
import { findFile } from '../../core/text/file-change.ts'
import { textDifference } from '../../core/text/text-difference.ts'
import { createTextMirror } from '../../platform/monaco/text-mirror.ts'
import { redo, undo } from '../commands/edit.tsx'
import { isPressed } from '../keys/shortcut.ts'
import { Button } from '../ui/Button.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import styles from './PlainEditor.module.css'

/** A text field in place of Monaco: everything can be written, only without colours and suggestions. */
export function PlainEditor({ file, onRetry }: { file: string; onRetry: () => void }) {
  const workspace = useWorkspace()
  const text = useWorkspaceState(it => findFile(it.files, file)?.text) ?? ''
  const readOnly = useWorkspaceState(it => it.viewOnly)
  // A text field knows LF only, as Monaco does.
  const mirror = createTextMirror(text)
  const cursor = useRef(0)

  function write(field: HTMLTextAreaElement): void {
    const { edits } = mirror.write(textDifference(mirror.shown(), field.value))
    const before = cursor.current
    cursor.current = mirror.toFile(field.selectionEnd)
    workspace.type(file, edits, { before, after: cursor.current })
  }

  return (
    <div className={styles.plain}>
      <p role="status" className={styles.notice}>
        The editor could not be loaded, so this is a plain text field.
        <Button size="s" onClick={onRetry}>
          Try again
        </Button>
      </p>
      <textarea
        className={styles.text}
        aria-label={`YAML editor, ${file}`}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        wrap="off"
        readOnly={readOnly}
        value={mirror.shown()}
        onSelect={event => {
          cursor.current = mirror.toFile(event.currentTarget.selectionEnd)
        }}
        onChange={event => write(event.currentTarget)}
        onKeyDown={event => {
          const step = isPressed(event, undo)
            ? workspace.undo
            : isPressed(event, redo)
              ? workspace.redo
              : undefined
          if (!step) return
          event.preventDefault()
          event.stopPropagation()
          step()
        }}
      />
    </div>
  )
}
