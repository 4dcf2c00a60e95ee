import { useState } from 'react'
import { openLink } from '../../platform/links/open-link.ts'
import { webCipher } from '../../platform/web-cipher.ts'
import { HelpButton } from '../help/HelpButton.tsx'
import { closeDialog } from '../screen/screen-state.ts'
import { useServices } from '../services.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/TextField.tsx'
import { useWorkspace } from '../workspace-context.tsx'
import { openDecoded } from './open-shared.ts'
import { noCipher } from './share-words.ts'

/** Asks for the passphrase of a link, for as long as it is a wrong one. */
export function UnlockDialog({ fragment }: { fragment: string }) {
  const workspace = useWorkspace()
  const services = useServices()
  const [passphrase, setPassphrase] = useState('')
  const [fault, setFault] = useState(webCipher.isAvailable ? '' : noCipher)
  const [isOpening, setOpening] = useState(false)

  async function unlock(): Promise<void> {
    if (passphrase === '' || isOpening || !webCipher.isAvailable) return
    setOpening(true)
    const opened = await openLink({ fragment, passphrase })
    setOpening(false)
    if (!opened.ok) {
      setFault(opened.message)
      return
    }
    closeDialog()
    openDecoded(workspace, services, opened.content)
  }

  return (
    <Dialog
      open
      onClose={closeDialog}
      title="This link is locked"
      description="Enter the passphrase that its sender gave you. It stays in this page."
      size="s"
      help={<HelpButton topic="share" />}
      footer={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button
            variant="primary"
            disabled={passphrase === '' || !webCipher.isAvailable}
            onClick={() => void unlock()}
          >
            {isOpening ? 'Opening…' : 'Open'}
          </Button>
        </>
      }
    >
      <TextField
        label="Passphrase"
        type="password"
        value={passphrase}
        error={fault || undefined}
        onChange={text => {
          setPassphrase(text)
          if (webCipher.isAvailable) setFault('')
        }}
        onEnter={() => void unlock()}
      />
    </Dialog>
  )
}
