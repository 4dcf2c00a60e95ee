import { useState } from 'react'
import { copyText } from '../../platform/clipboard.ts'
import { invitationFragment } from '../../platform/together/invitation.ts'
import { shareUrl } from '../../platform/url.ts'
import type { ServerState } from '../../workspace/together/together-state.ts'
import { useServices } from '../services.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { statusOf } from './person-words.ts'
import styles from './TogetherDialog.module.css'

/** A connection as it stands, with the link for others. */
export function ServerPart({ server }: { server: ServerState }) {
  const { together } = useServices()
  const [copied, setCopied] = useState<boolean>()
  const link = shareUrl(invitationFragment(server))
  return (
    <>
      <p role="status" className={styles.status}>
        <strong>{statusOf(server)}</strong> · {server.address}, room {server.room}
      </p>
      {server.fault && (
        <p role="alert" className={styles.fault}>
          {server.fault} {server.isOver ? '' : 'Your edits stay here and are sent when it is back.'}
        </p>
      )}
      {server.status === 'offline' && !server.isOver && (
        <div>
          <Button size="s" onClick={() => together.retry()}>
            Try again now
          </Button>
        </div>
      )}
      {!server.isOver && (
        <div className={styles.row}>
          <TextField
            label="Link for others"
            hint="Whoever has it can join. The server’s operator can read what is shared."
            readOnly
            value={link}
            onChange={() => undefined}
            onFocus={event => event.target.select()}
          />
          <Button
            onClick={() =>
              void copyText(link).then(
                () => setCopied(true),
                () => setCopied(false),
              )
            }
          >
            {copied ? 'Copied' : copied === false ? 'Not copied' : 'Copy'}
          </Button>
        </div>
      )}
    </>
  )
}
