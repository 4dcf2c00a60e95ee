import { Copy, Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { copyText } from '../../platform/clipboard.ts'
import { downloadFile } from '../../platform/files.ts'
import { Button } from '../ui/Button.tsx'
import { showToast } from '../ui/Toast.tsx'
import styles from './ExportDialog.module.css'

interface TargetRowProps {
  title: string
  /** One sentence: what one gets, and for what. */
  doc: string
  fileName: string
  mime: string
  /** The text. Asked for when it is taken, or shown. */
  write: () => string
  /** Shows the text on demand. */
  isShown?: boolean
  children?: ReactNode
}

/** A text that can be copied, downloaded and looked at. */
export function TargetRow({ title, doc, fileName, mime, write, isShown, children }: TargetRowProps) {
  return (
    <li className={styles.target}>
      <div className={styles.text}>
        <h4>{title}</h4>
        <p>{doc}</p>
        <code className={styles.file}>{fileName}</code>
        {children}
        {isShown && (
          <details className={styles.preview}>
            <summary>Show the text</summary>
            <textarea aria-label={`Text: ${title}`} readOnly rows={10} value={write()} />
          </details>
        )}
      </div>
      <div className={styles.actions}>
        <Button icon={<Copy />} aria-label={`Copy: ${title}`} onClick={() => void copyTarget(title, write())}>
          Copy
        </Button>
        <Button
          icon={<Download />}
          aria-label={`Download: ${title}`}
          onClick={() => downloadFile(fileName, write(), mime)}
        >
          Download
        </Button>
      </div>
    </li>
  )
}

/** Copies a text and says so, or says that the browser did not let it. Resolves to whether it is on the clipboard. */
export async function copyTarget(title: string, text: string): Promise<boolean> {
  const done = await copyText(text)
  showToast(
    done
      ? { tone: 'success', title: 'Copied', description: title }
      : { tone: 'error', title: 'The browser blocked the copy', description: 'Download it instead.' },
  )
  return done
}
