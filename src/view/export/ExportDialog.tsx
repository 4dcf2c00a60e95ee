import { useMemo, useState } from 'react'
import type { ExportContent, ExportTarget } from '../../core/exports/export-target.ts'
import { exportTargets } from '../../core/exports/index.ts'
import { scrambleContent } from '../../core/scramble/scramble-content.ts'
import { downloadFile } from '../../platform/files.ts'
import { HelpButton } from '../help/HelpButton.tsx'
import { countProblems } from '../screen/problem-counts.ts'
import { closeDialog } from '../screen/screen-state.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { Switch } from '../ui/Switch.tsx'
import { useWorkspaceState } from '../workspace-context.tsx'
import { ChangeTargets } from './ChangeTargets.tsx'
import styles from './ExportDialog.module.css'
import { PictureTargets } from './PictureTargets.tsx'
import { CopyButton, copyTarget, DownloadButton, Target } from './TargetRow.tsx'

/** The ways in which the configuration leaves the editor. */
export function ExportDialog() {
  const name = useWorkspaceState(it => it.name)
  const files = useWorkspaceState(it => it.files)
  const activeFile = useWorkspaceState(it => it.activeFile)
  const diagnostics = useWorkspaceState(it => it.analysis?.diagnostics)
  const errors = useMemo(() => countProblems(diagnostics ?? []).error, [diagnostics])
  const requests = useWorkspaceState(it => it.requests)
  const analysed = useWorkspaceState(it => it.analysed)
  const overlay = useWorkspaceState(it => it.overlay?.folder)
  const [isScrambled, setScrambled] = useState(false)
  const scrambled = useMemo(
    () =>
      isScrambled
        ? scrambleContent(
            { name, files: analysed, ...(requests && { requests }) },
            { paths: true, comments: false },
          )
        : undefined,
    [isScrambled, name, analysed, requests],
  )
  const written: ExportContent = scrambled
    ? {
        ...scrambled.content,
        activeFile: scrambled.content.files[analysed.findIndex(it => it.name === activeFile)]?.name,
      }
    : { name, files, activeFile, requests }
  const built = scrambled ? written : { ...written, files: analysed }
  const contentFor = (target: ExportTarget) => (target.isApplied ? built : written)

  function download(target: ExportTarget): void {
    for (const file of target.write(contentFor(target))) downloadFile(file.name, file.data, file.mime)
    closeDialog()
  }

  async function copy(target: ExportTarget): Promise<void> {
    const texts = target.write(contentFor(target)).map(it => (typeof it.data === 'string' ? it.data : ''))
    if (await copyTarget(target.title, texts.join(''))) closeDialog()
  }

  return (
    <Dialog
      open
      onClose={closeDialog}
      title="Export"
      help={<HelpButton topic="export" />}
      description={
        isScrambled
          ? 'The files are exported under other names, on which requests go the same ways.'
          : overlay === undefined
            ? 'The files are exported as they are, byte for byte.'
            : `A kubectl command and one YAML file hold what ${overlay || 'the kustomization'} builds; the others hold the files, byte for byte.`
      }
    >
      {errors > 0 && (
        <p className={styles.warning}>
          <SeverityIcon severity="error" size={15} />
          {errors === 1 ? 'One error is' : `${errors} errors are`} left: Istio would refuse some of this.
        </p>
      )}
      <Switch
        label="Scramble hosts, names and namespaces"
        hint="In the exports up to “What you changed”. Paths get other words too; comments are left out."
        checked={isScrambled}
        onChange={setScrambled}
      />
      <div role="status">
        {scrambled?.remarks.map(it => (
          <p key={it} className={styles.remark}>
            {it}
          </p>
        ))}
      </div>
      <ul className={styles.targets}>
        {exportTargets
          .filter(it => it.isOffered?.(written) ?? true)
          .map(target => {
            const fileName = target.fileName(written)
            return (
              <Target
                key={target.id}
                title={target.title}
                doc={target.doc}
                heading="h3"
                fileName={fileName}
                actions={
                  <>
                    {!fileName.endsWith('.zip') && (
                      <CopyButton title={target.title} onClick={() => void copy(target)} />
                    )}
                    <DownloadButton title={target.title} onClick={() => download(target)} />
                  </>
                }
              />
            )
          })}
      </ul>
      <ChangeTargets />
      <PictureTargets />
    </Dialog>
  )
}
