import { useState } from 'react'
import { mayConnect, serverOf } from '../../platform/allowed-servers.ts'
import { readLocal, writeLocal } from '../../platform/local-storage.ts'
import { type Invitation, newRoom } from '../../platform/together/invitation.ts'
import { syncAddress } from '../../platform/together/sync-address.ts'
import { AllowServer } from '../connections/AllowServer.tsx'
import { openContent } from '../files/open-content.ts'
import { setAuthor, useAuthor } from '../review/review-state.ts'
import { useServices } from '../services.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useWorkspace } from '../workspace-context.tsx'
import styles from './TogetherDialog.module.css'

const addressKey = 'drawbridge.sync'

/** Where and under which name: the workspace is shared in a new room, or, with an invitation, that of others is joined. */
export function StartPart({
  invitation,
  initial,
}: {
  invitation: Invitation | undefined
  initial: string | undefined
}) {
  const workspace = useWorkspace()
  const services = useServices()
  const author = useAuthor()
  const [name, setName] = useState(author)
  const [typed, setTyped] = useState(invitation?.address ?? initial ?? readLocal(addressKey) ?? '')
  const [reason, setReason] = useState<string>()
  const [unknown, setUnknown] = useState<string>()

  async function start(): Promise<void> {
    const address = syncAddress(typed)
    if (!address.ok) {
      setReason(address.reason)
      return
    }
    if (!mayConnect(address.url)) {
      setUnknown(serverOf(address.url))
      return
    }
    const as = name.trim()
    setAuthor(as)
    writeLocal(addressKey, address.url)
    const to = { address: address.url, room: invitation?.room ?? newRoom() }
    await (invitation
      ? services.together.join(to, as, content => openContent(workspace, services, content))
      : services.together.share(to, as)
    ).catch(() => setReason('A part of the page could not be loaded. Reload the page and try again.'))
  }

  const resume = { address: typed, ...(invitation && { room: invitation.room }) }
  return (
    <>
      {invitation && (
        <p className={styles.status}>
          You are invited to room <strong>{invitation.room}</strong>. What is shared there opens in place of
          your workspace, which stays among the recent ones.
        </p>
      )}
      <TextField
        label="Your name"
        hint="The others see it. Nobody checks it."
        value={name}
        maxLength={40}
        onChange={setName}
      />
      <TextField
        label="Server"
        hint="A y-websocket server of yours: npx y-websocket@2 starts one on this machine, at ws://localhost:1234."
        placeholder="ws://localhost:1234"
        inputMode="url"
        value={typed}
        error={reason}
        readOnly={invitation !== undefined}
        onChange={text => {
          setTyped(text)
          setReason(undefined)
          setUnknown(undefined)
        }}
        onEnter={() => void start()}
      />
      {unknown && <AllowServer server={unknown} resume={{ dialog: 'together', fields: resume }} />}
      <div>
        <Button variant="primary" disabled={typed.trim() === ''} onClick={() => void start()}>
          {invitation ? 'Join' : 'Share this workspace'}
        </Button>
      </div>
    </>
  )
}
