import { Copy, Terminal } from 'lucide-react'
import { ciCommand } from '../../../core/exports/saved-requests.ts'
import { copyText } from '../../../platform/clipboard.ts'
import { Button } from '../../ui/Button.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { showToast } from '../../ui/toast.ts'
import styles from './SavedView.module.css'

/** The command that holds the saved requests against the configuration in CI. */
export function RunInCi({ name }: { name: string }) {
  const command = ciCommand(name)

  async function copy(): Promise<void> {
    if (await copyText(command)) showToast({ tone: 'success', title: 'The command is copied' })
    else showToast({ tone: 'error', title: 'The browser blocked copying the command' })
  }

  return (
    <Popover
      title="In CI"
      trigger={
        <Button size="s" icon={<Terminal />}>
          Run in CI
        </Button>
      }
    >
      <p className={styles.hint}>
        Download the requests beside the configuration. The command exits with code 1 when a request does not
        end as expected. <code>--format json</code> and <code>--format text</code> are available too.
      </p>
      <pre className={styles.command}>{command}</pre>
      <Button size="s" icon={<Copy />} onClick={() => void copy()}>
        Copy the command
      </Button>
    </Popover>
  )
}
