import { licences } from 'virtual:licences'
import { closeDialog } from '../screen/screen-state.ts'
import { version } from '../screen/version.ts'
import { Dialog } from '../ui/Dialog.tsx'
import styles from './AboutDialog.module.css'

/** Which version this is, and what it is made of. */
export function AboutDialog() {
  return (
    <Dialog
      open
      onClose={closeDialog}
      title="About Drawbridge"
      description={`Version ${version}, under the Apache License 2.0. Everything stays in this browser unless you send it.`}
    >
      <section aria-labelledby="licences-title">
        <h3 id="licences-title" className={styles.title}>
          Third-party licences
        </h3>
        {licences.map(({ name, version, licence, text }) => (
          <details key={`${name} ${version}`} className={styles.package}>
            <summary>
              {name} {version} <span className={styles.licence}>{licence}</span>
            </summary>
            <pre className={styles.text}>
              {text || `The package brings no text of its licence, ${licence}.`}
            </pre>
          </details>
        ))}
      </section>
    </Dialog>
  )
}
