import { Check, X } from 'lucide-react'
import styles from './LengthMeter.module.css'
import { linkWays } from './link-length.ts'

/** Which ways a link of so many characters can go whole. */
export function LengthMeter({ length }: { length: number }) {
  return (
    <ul className={styles.ways} aria-label="Where the link fits">
      {linkWays.map(({ name, most }) => {
        const fits = length <= most
        return (
          <li key={name} data-fits={fits} title={`${most.toLocaleString('en')} characters at most`}>
            {fits ? <Check aria-hidden="true" /> : <X aria-hidden="true" />}
            {name}
            <span className="visually-hidden">{fits ? ': fits' : ': too long'}</span>
          </li>
        )
      })}
    </ul>
  )
}
