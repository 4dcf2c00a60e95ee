import { PanelsTopLeft } from 'lucide-react'
import type { Person } from '../../workspace/together/presence.ts'
import styles from './Face.module.css'
import { initialsOf, nameOf } from './person-words.ts'

/** A person as a coloured mark with initials; the name stands beside it or is told with it. */
export function Face({ person }: { person: Person }) {
  return (
    <span className={styles.face} style={{ background: `var(--person-${person.colour})` }} aria-hidden="true">
      {person.isHere ? <PanelsTopLeft /> : initialsOf(nameOf(person))}
    </span>
  )
}
