import { useMemo, useState } from 'react'
import { copyText } from '../../platform/clipboard.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { contentOf } from '../../workspace/workspace-content.ts'
import { version } from '../screen/version.ts'
import styles from './ReportForm.module.css'
import { type ReportedFault, reportText } from './report-text.ts'
import { recentSteps } from './steps.ts'

/**
 * An error as a text to copy; the page sends it nowhere. It is made of the browser's own controls alone: parts of the page may be what
 * broke.
 */
export function ReportForm({ fault, workspace }: { fault: ReportedFault; workspace: Workspace }) {
  const [withFiles, setWithFiles] = useState(false)
  const [copied, setCopied] = useState<boolean>()
  const text = useMemo(() => {
    const { files, ...others } = contentOf(workspace.store.getState())
    const surroundings = {
      version,
      browser: navigator.userAgent,
      size: `${innerWidth} × ${innerHeight}`,
      steps: recentSteps(),
    }
    return reportText(fault, surroundings, { files, others: JSON.stringify(others) }, withFiles)
  }, [fault, workspace, withFiles])
  return (
    <div className={styles.form}>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={withFiles}
          onChange={event => {
            setWithFiles(event.target.checked)
            setCopied(undefined)
          }}
        />
        Include my YAML
      </label>
      <textarea className={styles.text} aria-label="Report" readOnly spellCheck={false} value={text} />
      <div className={styles.bar}>
        <button type="button" className={styles.copy} onClick={() => void copyText(text).then(setCopied)}>
          Copy the report
        </button>
        <span role="status">
          {copied === true && 'Copied'}
          {copied === false && 'The browser refused: select the text and copy it.'}
        </span>
      </div>
    </div>
  )
}
