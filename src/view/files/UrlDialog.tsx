import { useState } from 'react'
import { mayConnect, serverOf } from '../../platform/allowed-servers.ts'
import { fetchFile } from '../../platform/fetch-file.ts'
import { readableUrl } from '../../platform/readable-url.ts'
import { AllowServer } from '../connections/AllowServer.tsx'
import { closeDialog } from '../screen/screen-state.ts'
import { useServices } from '../services.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useWorkspace } from '../workspace-context.tsx'
import { takeFiles } from './take-files.ts'

/** Reads a file from an address that the user gives. */
export function UrlDialog({ initial = '' }: { initial?: string | undefined }) {
  const workspace = useWorkspace()
  const services = useServices()
  const [typed, setTyped] = useState(initial)
  const [reason, setReason] = useState<string>()
  const [unknown, setUnknown] = useState<string>()
  const [isReading, setIsReading] = useState(false)

  async function read(): Promise<void> {
    const address = readableUrl(typed)
    if (!address.ok) {
      setReason(address.reason)
      return
    }
    const server = serverOf(address.url)
    if (server && !mayConnect(address.url)) {
      setUnknown(server)
      return
    }
    setIsReading(true)
    setReason(undefined)
    const fetched = await fetchFile(address.url)
    setIsReading(false)
    if (!fetched.ok) {
      setReason(fetched.reason)
      return
    }
    closeDialog()
    void takeFiles(workspace, services, {
      files: [{ name: address.name, bytes: fetched.bytes }],
      refused: [],
    })
  }

  return (
    <Dialog
      open
      onClose={closeDialog}
      size="s"
      title="Open an address"
      description="A YAML or JSON file, a zip or Markdown, also as GitHub and GitLab show it. This browser asks the server for it, once; nothing else is sent."
      footer={
        <Button variant="primary" disabled={isReading || typed.trim() === ''} onClick={() => void read()}>
          {isReading ? 'Reading…' : 'Open'}
        </Button>
      }
    >
      <TextField
        label="Address"
        inputMode="url"
        autoFocus
        placeholder="https://github.com/owner/repository/blob/main/shop.yaml"
        value={typed}
        error={reason}
        onChange={text => {
          setTyped(text)
          setUnknown(undefined)
          setReason(undefined)
        }}
        onEnter={() => isReading || void read()}
      />
      {unknown && <AllowServer server={unknown} resume={{ dialog: 'url', fields: { address: typed } }} />}
    </Dialog>
  )
}
