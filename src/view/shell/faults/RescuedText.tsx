import { useState } from 'react'
import { useStore } from 'zustand'
import { zip } from '../../../core/exports/zip.ts'
import { copyText } from '../../../platform/clipboard.ts'
import { downloadFile } from '../../../platform/files.ts'
import type { Workspace } from '../../../workspace/workspace.ts'
import styles from './RescuedText.module.css'

/**
 * The files as plain text, to be read, copied and downloaded when what shows them is broken. It is made of the
 * browser's own controls alone: whatever broke, these work.
 */
export function RescuedText({ workspace }: { workspace: Workspace }) {
  const { name, files, activeFile } = useStore(workspace.store)
  const [picked, setPicked] = useState<string>()
  const [copied, setCopied] = useState<boolean>()
  const file = files.find(it => it.name === (picked ?? activeFile)) ?? files[0]
  if (!file) return null

  function download(): void {
    for (const it of zip.write({ name, files })) downloadFile(it.name, it.data, it.mime)
  }

  return (
    <section className={styles.rescued} aria-label="Your files as plain text">
      <div className={styles.bar}>
        <select
          className={styles.control}
          aria-label="File"
          value={file.name}
          onChange={event => {
            setPicked(event.target.value)
            setCopied(undefined)
          }}
        >
          {files.map(it => (
            <option key={it.name}>{it.name}</option>
          ))}
        </select>
        <button
          type="button"
          className={styles.control}
          onClick={() => void copyText(file.text).then(setCopied)}
        >
          Copy this file
        </button>
        <button type="button" className={styles.control} onClick={download}>
          Download all files
        </button>
        <span role="status">
          {copied === true && 'Copied'}
          {copied === false && 'The browser refused: select the text and copy it.'}
        </span>
      </div>
      <textarea
        className={styles.text}
        aria-label={`Text of ${file.name}`}
        readOnly
        spellCheck={false}
        wrap="off"
        value={file.text}
      />
    </section>
  )
}
