import { Copy, Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { copyText } from '../../platform/clipboard.ts'
import { downloadFile } from '../../platform/files.ts'
import { Button } from '../ui/Button.tsx'
import { showToast } from '../ui/toast.ts'
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

interface TargetProps {
  title: string
  doc: string
  /** Of the title: below the dialog's, or below a section's. */
  heading?: 'h3' | 'h4'
  fileName?: string
  actions: ReactNode
  children?: ReactNode
}

/** What can be taken, and the buttons that take it. */
export function Target({ title, doc, heading: Heading = 'h4', fileName, actions, children }: TargetProps) {
  return (
    <li className={styles.target}>
      <div className={styles.text}>
        <Heading>{title}</Heading>
        <p>{doc}</p>
        {fileName !== undefined && <code className={styles.file}>{fileName}</code>}
        {children}
      </div>
      <div className={styles.actions}>{actions}</div>
    </li>
  )
}

/** A button with the name of what it copies. */
export function CopyButton({ title, onClick }: { title: string; onClick: () => void }) {
  return (
    <Button icon={<Copy />} aria-label={`Copy: ${title}`} onClick={onClick}>
      Copy
    </Button>
  )
}

/** A button with the name of what it downloads. */
export function DownloadButton({ title, onClick }: { title: string; onClick: () => void }) {
  return (
    <Button icon={<Download />} aria-label={`Download: ${title}`} onClick={onClick}>
      Download
    </Button>
  )
}

/** A text that can be copied, downloaded and looked at. */
export function TargetRow({ title, doc, fileName, mime, write, isShown, children }: TargetRowProps) {
  return (
    <Target
      title={title}
      doc={doc}
      fileName={fileName}
      actions={
        <>
          <CopyButton title={title} onClick={() => void copyTarget(title, write())} />
          <DownloadButton title={title} onClick={() => downloadFile(fileName, write(), mime)} />
        </>
      }
    >
      {children}
      {isShown && (
        <details className={styles.preview}>
          <summary>Show the text</summary>
          <textarea aria-label={`Text: ${title}`} readOnly rows={10} value={write()} />
        </details>
      )}
    </Target>
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
