import { FolderPlus, Wrench } from 'lucide-react'
import { useMemo, useState } from 'react'
import { fileNameFor } from '../../core/exports/export-target.ts'
import { overlayZip } from '../../core/exports/overlay-zip.ts'
import { downloadFile } from '../../platform/files.ts'
import { moveChangesIntoOverlay, overlayOfChanges } from '../../workspace/changes-overlay.ts'
import { closeDialog } from '../screen/screen-state.ts'
import { undoToast } from '../screen/undo-toast.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { showToast } from '../ui/toast.ts'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import styles from './ExportDialog.module.css'
import { DownloadButton, Target } from './TargetRow.tsx'

const title = 'A Kustomize overlay of your changes'

/** The changes since the baseline as patches over it, as a zip or in the workspace itself. */
export function OverlayTarget() {
  const workspace = useWorkspace()
  const name = useWorkspaceState(it => it.name)
  const files = useWorkspaceState(it => it.files)
  const baseline = useWorkspaceState(it => it.baseline)
  const overlay = useWorkspaceState(it => it.overlay)
  const isViewOnly = useWorkspaceState(it => it.viewOnly)
  const [base, setBase] = useState('../base')
  // Building both sides takes a moment, so it is asked for.
  const [isAsked, setAsked] = useState(false)
  const made = useMemo(
    () => (isAsked ? overlayOfChanges({ files, baseline, overlay }, base.trim() || '../base') : undefined),
    [isAsked, files, baseline, overlay, base],
  )

  function download(): void {
    if (!made?.ok) return
    const file = overlayZip(name, made.files)
    downloadFile(file.name, file.data, file.mime)
  }

  function move(): void {
    const reason = moveChangesIntoOverlay(workspace)
    closeDialog()
    if (reason === undefined) undoToast(workspace, 'Moved the changes into an overlay')
    else showToast({ tone: 'error', title: 'The changes stay where they are', description: reason })
  }

  return (
    <Target
      title={title}
      doc="Patches of what changed, files of what is new. It is built with its base here and gives what you see now."
      fileName={`${fileNameFor(`${fileNameFor(name)}-changes`)}.zip`}
      actions={
        made ? (
          made.ok && <DownloadButton title={title} onClick={download} />
        ) : (
          <Button icon={<Wrench />} onClick={() => setAsked(true)}>
            Make the overlay
          </Button>
        )
      }
    >
      {made?.ok && (
        <>
          <div className={styles.fields}>
            <TextField
              label="Path of the base"
              hint="A folder with a kustomization.yaml, from the overlay."
              value={base}
              onChange={setBase}
            />
          </div>
          <Button icon={<FolderPlus />} disabled={isViewOnly} onClick={move}>
            Move the changes into an overlay
          </Button>
          <details className={styles.preview}>
            <summary>Show the files</summary>
            <textarea
              aria-label={`Files: ${title}`}
              readOnly
              rows={10}
              value={made.files.map(it => `# ${it.name}\n${it.text}`).join('\n')}
            />
          </details>
        </>
      )}
      {made && !made.ok && <p role="alert">{made.reason}</p>}
    </Target>
  )
}
