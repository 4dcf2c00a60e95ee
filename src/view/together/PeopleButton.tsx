import { Users } from 'lucide-react'
import { useStore } from 'zustand'
import { togetherStore } from '../../workspace/together/together-state.ts'
import { openDialog } from '../screen/screen-state.ts'
import { Button } from '../ui/Button.tsx'
import { Face } from './Face.tsx'
import styles from './PeopleButton.module.css'
import { nameOf, statusOf } from './person-words.ts'

/** Who works on the workspace beside this tab, and how the connection stands. Absent while nobody does. */
export function PeopleButton() {
  const { people, server } = useStore(togetherStore)
  if (people.length === 0 && !server) return null
  const status = server && statusOf(server)
  const isTrouble = server?.status === 'offline'
  const words = [...(status ? [status] : []), ...people.map(nameOf)].join(', ')
  return (
    <Button
      icon={people.length === 0 ? <Users /> : undefined}
      className={styles.button}
      aria-label={`Working together: ${words}`}
      title={words}
      onClick={() => openDialog({ type: 'together' })}
    >
      {people.slice(0, mostFaces).map(it => (
        <Face key={it.id} person={it} />
      ))}
      {people.length > mostFaces && <span>+{people.length - mostFaces}</span>}
      {status && (isTrouble || people.length === 0) && <span className={styles.status}>{status}</span>}
    </Button>
  )
}

const mostFaces = 4
