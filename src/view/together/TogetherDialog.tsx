import { useStore } from 'zustand'
import type { Invitation } from '../../platform/together/invitation.ts'
import { togetherStore } from '../../workspace/together/together-state.ts'
import { HelpButton } from '../help/HelpButton.tsx'
import { closeDialog } from '../screen/screen-state.ts'
import { useServices } from '../services.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Face } from './Face.tsx'
import { nameOf } from './person-words.ts'
import { ServerPart } from './ServerPart.tsx'
import { StartPart } from './StartPart.tsx'
import styles from './TogetherDialog.module.css'

/** Who works on this workspace, and a room of a server to work in with others. */
export function TogetherDialog({
  invitation,
  initial,
}: {
  invitation?: Invitation | undefined
  initial?: string | undefined
}) {
  const { together } = useServices()
  const { people, server } = useStore(togetherStore)
  const isOn = server !== undefined && !(invitation && server.room !== invitation.room)
  return (
    <Dialog
      open
      onClose={closeDialog}
      title="Work together"
      help={<HelpButton topic="together" />}
      description="Everybody sees what the others type and draw, and undoes their own steps. Nothing connects until you press the button."
      footer={
        isOn ? (
          <>
            <Button onClick={() => together.disconnect()}>Disconnect</Button>
            <Button variant="primary" onClick={closeDialog}>
              Done
            </Button>
          </>
        ) : undefined
      }
    >
      <div className={styles.form}>
        {isOn ? <ServerPart server={server} /> : <StartPart invitation={invitation} initial={initial} />}
        {people.length > 0 && (
          <section aria-label="Who is here">
            <h3 className={styles.heading}>Who is here</h3>
            <ul className={styles.people}>
              {people.map(it => (
                <li key={it.id}>
                  <Face person={it} />
                  <span className={styles.name}>{nameOf(it)}</span>
                  {it.selection?.type === 'place' && (
                    <span className={styles.at}>{it.selection.place.resource}</span>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Dialog>
  )
}
