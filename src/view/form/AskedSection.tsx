import { ChevronDown, ChevronRight } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { HelpButton } from '../help/HelpButton.tsx'
import type { HelpTopic } from '../help/help-texts.ts'
import styles from './BlastRadius.module.css'
import form from './form.module.css'

/** A question at the end of a form, whose answer is found out when somebody asks. */
export function AskedSection({
  label,
  question,
  topic,
  children,
}: {
  label: string
  question: string
  topic: HelpTopic
  children: ReactNode
}) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <section className={form.section} aria-label={label}>
      <h3 className={styles.title}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {open ? <ChevronDown aria-hidden="true" /> : <ChevronRight aria-hidden="true" />}
          {question}
        </button>
        <HelpButton topic={topic} />
      </h3>
      <div id={id} hidden={!open}>
        {open && children}
      </div>
    </section>
  )
}
