import { ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { allowServer } from '../../platform/allowed-servers.ts'
import { type Resumed, reloadInto } from '../../platform/resume.ts'
import { Button } from '../ui/Button.tsx'
import styles from './AllowServer.module.css'

interface AllowServerProps {
  /** As `serverOf` gives it. */
  server: string
  /** What is shown again when the page has been reloaded. */
  resume: Resumed
}

/** Asks before the page may connect to a server that it does not know. */
export function AllowServer({ server, resume }: AllowServerProps) {
  const [failed, setFailed] = useState(false)

  function allow(): void {
    if (allowServer(server)) reloadInto(resume)
    else setFailed(true)
  }

  return (
    <section className={styles.notice} aria-label={`Allow ${server}`}>
      <p role="status">
        Drawbridge connects only to servers that you have allowed. Allow <strong>{server}</strong>? This
        browser remembers it until you remove it in the settings. The page reloads; your work is kept.
      </p>
      <Button size="s" icon={<ShieldCheck />} onClick={allow}>
        Allow and reload
      </Button>
      {failed && (
        <p role="alert">This browser keeps nothing for this page. Without that, no server can be allowed.</p>
      )}
    </section>
  )
}
