import type { Files } from '../../core/text/file-change.ts'
import { Switch } from '../ui/Switch.tsx'
import styles from './ScrambleChoices.module.css'
import optionStyles from './ShareOptions.module.css'
import type { ShareChoices } from './share-choices.ts'

/** What else is scrambled, what could not be, and the text that goes out. */
export function ScrambleChoices({
  choices,
  files,
  remarks,
  onChange,
}: {
  choices: ShareChoices
  files: Files
  remarks: readonly string[]
  onChange: (choices: ShareChoices) => void
}) {
  const text = files.map(it => it.text).join('---\n')
  return (
    <section className={styles.scrambled} aria-label="Scrambled content">
      <div className={optionStyles.options}>
        <Switch
          label="Paths too"
          hint="Else paths stay as they are, with names that are in them."
          checked={choices.otherPaths}
          onChange={otherPaths => onChange({ ...choices, otherPaths })}
        />
        <Switch
          label="Keep comments of the YAML"
          hint="At the head of their file, with other names. What else they say stays."
          checked={choices.yamlComments}
          onChange={yamlComments => onChange({ ...choices, yamlComments })}
        />
      </div>
      <ul className={styles.remarks} role="status">
        {remarks.map(it => (
          <li key={it}>{it}</li>
        ))}
        <li>Names of Istio and Kubernetes, addresses and header names without a name in them stay.</li>
        <li>Where boxes stand and what is folded is left out.</li>
      </ul>
      <details>
        <summary>Show the YAML that is shared</summary>
        <textarea className={styles.text} aria-label="Scrambled YAML" readOnly rows={12} value={text} />
      </details>
    </section>
  )
}
