import { Download, FolderOpen, Terminal } from 'lucide-react'
import { savedRequestsFile } from '../../../core/exports/saved-requests.ts'
import { countOutcomes } from '../../../core/saved/count-outcomes.ts'
import type { SavedRequest } from '../../../core/saved/saved-request.ts'
import { downloadFile } from '../../../platform/files.ts'
import { useAddFiles } from '../../files/use-add-files.ts'
import { Button } from '../../ui/Button.tsx'
import { useWorkspace, useWorkspaceState } from '../../workspace-context.tsx'
import { RunInCi } from './RunInCi.tsx'
import { SavedRow } from './SavedRow.tsx'
import styles from './SavedView.module.css'
import { useSaved } from './use-saved.ts'

/** Requests that are kept with the workspace, traced again with every change, green or red by what is expected of them. */
export function SavedView() {
  const workspace = useWorkspace()
  const name = useWorkspaceState(it => it.name)
  const { saved, outcomes } = useSaved()
  const { pickRequests } = useAddFiles()
  const { met, judged } = countOutcomes(outcomes)

  const change = (requests: readonly SavedRequest[]) => workspace.setRequests(requests)
  const file = () => savedRequestsFile({ name, files: [], requests: saved })

  return (
    <div className={styles.saved}>
      <div className={styles.bar}>
        {saved.length > 0 && (
          <strong className={styles.summary} role="status" data-missed={met < judged || undefined}>
            {judged === 0 ? 'Nothing is expected yet' : `${met} of ${judged} as expected`}
          </strong>
        )}
        <span className={styles.actions}>
          {saved.length > 0 && (
            <>
              <RunInCi name={name} />
              <Button
                size="s"
                icon={<Download />}
                onClick={() => downloadFile(file().name, file().data, file().mime)}
              >
                Download
              </Button>
            </>
          )}
          <Button size="s" icon={<FolderOpen />} data-edits="" onClick={pickRequests}>
            Open a file
          </Button>
        </span>
      </div>
      {saved.length === 0 && (
        <p className={styles.empty}>
          Nothing saved yet: trace a request and save it, and every change to the files is checked against it.
          Or open a file of requests, as <Terminal aria-hidden="true" className={styles.glyph} />{' '}
          <code>drawbridge trace --requests</code> reads it.
        </p>
      )}
      <ul className={styles.list} aria-label="Saved requests">
        {saved.map((it, i) => (
          <SavedRow
            key={i}
            saved={it}
            outcome={outcomes[i]}
            isFirst={i === 0}
            isLast={i === saved.length - 1}
            onChange={changed => change(saved.with(i, changed))}
            onDuplicate={() => change(saved.toSpliced(i + 1, 0, { ...it, name: `${it.name} (copy)` }))}
            onMove={by => change(saved.toSpliced(i, 1).toSpliced(i + by, 0, it))}
            onRemove={() => change(saved.toSpliced(i, 1))}
          />
        ))}
      </ul>
    </div>
  )
}
