import { Check, CircleCheck, Copy, Lock } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { encodeShare } from '../../core/share/codec.ts'
import { copyText } from '../../platform/clipboard.ts'
import { shareUrl } from '../../platform/url.ts'
import { contentOf } from '../../workspace/workspace-content.ts'
import { HelpButton } from '../help/HelpButton.tsx'
import { closeDialog, openDialog } from '../screen/screen-state.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SeverityIcon } from '../ui/SeverityIcon.tsx'
import { showToast } from '../ui/Toast.tsx'
import { useWorkspaceState } from '../workspace-context.tsx'
import { remarkOnLength } from './link-length.ts'
import styles from './ShareDialog.module.css'

/** A link that holds the workspace itself. */
export function ShareDialog() {
  const name = useWorkspaceState(it => it.name)
  const files = useWorkspaceState(it => it.files)
  const settings = useWorkspaceState(it => it.settings)
  const positions = useWorkspaceState(it => it.positions)
  const selection = useWorkspaceState(it => it.selection)
  const requests = useWorkspaceState(it => it.requests)
  const [copied, setCopied] = useState(false)
  const copyButton = useRef<HTMLButtonElement>(null)

  const encoded = useMemo(() => {
    const place = selection?.type === 'place' ? selection.place : undefined
    return encodeShare({
      ...contentOf({ name, files, settings, positions, requests }),
      ...(place && { selection: place }),
    })
  }, [name, files, settings, positions, selection, requests])
  if (!encoded.ok) return <NoLinkDialog why={encoded.message} />
  const link = shareUrl(encoded.fragment)
  const remark = remarkOnLength(link.length)

  async function copy(): Promise<void> {
    if (await copyText(link)) setCopied(true)
    else
      showToast({
        tone: 'error',
        title: 'The browser blocked copying the link',
        description: 'Select it in the field and copy it by hand.',
      })
  }

  return (
    <Dialog
      open
      onClose={closeDialog}
      title="Share as a link"
      help={<HelpButton topic="share" />}
      initialFocus={copyButton}
      description="Whoever opens it sees this workspace as it is now, and works on a copy."
    >
      <div className={styles.line}>
        <input
          className={styles.link}
          aria-label="Link"
          readOnly
          value={link}
          onFocus={event => event.currentTarget.select()}
        />
        <Button
          ref={copyButton}
          variant="primary"
          size="l"
          icon={copied ? <Check /> : <Copy />}
          onClick={() => void copy()}
        >
          {copied ? 'Copied' : 'Copy link'}
        </Button>
      </div>
      <ul className={styles.notes}>
        <li>
          {remark.tone === 'success' ? (
            <CircleCheck className={styles.fine} aria-hidden="true" />
          ) : (
            <SeverityIcon severity={remark.tone} size={15} labelled />
          )}
          <span>
            <strong>{link.length.toLocaleString('en')} characters.</strong> {remark.text}
          </span>
        </li>
        <li>
          <Lock aria-hidden="true" />
          <span>
            <strong>Nothing is uploaded.</strong> The content is in the link, after the #, which browsers do
            not send to a server. Whoever has the link can read it.
          </span>
        </li>
      </ul>
    </Dialog>
  )
}

function NoLinkDialog({ why }: { why: string }) {
  return (
    <Dialog
      open
      onClose={closeDialog}
      title="No link to this workspace"
      description={why}
      size="s"
      footer={
        <Button variant="primary" onClick={() => openDialog({ type: 'export' })}>
          Export…
        </Button>
      }
    />
  )
}
