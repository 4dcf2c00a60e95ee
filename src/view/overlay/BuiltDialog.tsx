import { Copy, Download } from 'lucide-react'
import { copyText } from '../../platform/clipboard.ts'
import { downloadFile } from '../../platform/files.ts'
import { HelpButton } from '../help/HelpButton.tsx'
import { closeDialog } from '../screen/screen-state.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { showToast } from '../ui/toast.ts'
import { useWorkspaceState } from '../workspace-context.tsx'
import styles from './BuiltDialog.module.css'

/** What the shown kustomization builds, to be read: the real files are edited. */
export function BuiltDialog() {
  const overlay = useWorkspaceState(it => it.overlay)
  if (!overlay) return null
  const { folder, view, problems } = overlay
  const { text } = view.file
  const { files } = view.resolution

  async function copy(): Promise<void> {
    const done = await copyText(text)
    showToast(
      done
        ? { tone: 'success', title: 'Copied', description: `What ${folder || 'the kustomization'} builds` }
        : { tone: 'error', title: 'The browser blocked the copy', description: 'Download it instead.' },
    )
  }

  return (
    <Dialog
      open
      onClose={closeDialog}
      size="l"
      help={<HelpButton topic="built" />}
      title={`What ${folder || 'the kustomization'} builds`}
      description={`Made of ${files.length} files, which are edited in its place.`}
      footer={
        <>
          <Button icon={<Copy />} onClick={() => void copy()}>
            Copy
          </Button>
          <Button
            icon={<Download />}
            onClick={() =>
              downloadFile(`${folder.replaceAll('/', '-') || 'built'}.yaml`, text, 'application/yaml')
            }
          >
            Download
          </Button>
        </>
      }
    >
      {problems.length > 0 && (
        <ul className={styles.problems} aria-label="What is not resolved">
          {problems.map(({ message, at }, i) => (
            <li key={i}>
              {message} <code>{at.file}</code>
            </li>
          ))}
        </ul>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section className={styles.text} tabIndex={0} aria-label="Built YAML">
        <pre>{text || 'Nothing.'}</pre>
      </section>
    </Dialog>
  )
}
