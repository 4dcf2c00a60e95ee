import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import styles from './Tabs.module.css'

export interface Tab<Id extends string = string> {
  readonly id: Id
  readonly label: string
  readonly badge?: ReactNode
  readonly content: ReactNode
}

export interface TabsProps<Id extends string> {
  /** Names the row of tabs to assistive technology. */
  label: string
  tabs: readonly Tab<Id>[]
  value: Id
  onChange: (id: Id) => void
  /** Stands at the end of the row. */
  actions?: ReactNode
  className?: string
}

/** A row of tabs and the content of the chosen one; the others are not mounted. */
export function Tabs<Id extends string>({ label, tabs, value, onChange, actions, className }: TabsProps<Id>) {
  return (
    <Base.Root
      value={value}
      onValueChange={next => onChange(next as Id)}
      className={classNames(styles.root, className)}
    >
      <div className={styles.bar}>
        <Base.List className={styles.list} aria-label={label} activateOnFocus>
          {tabs.map(tab => (
            <Base.Tab key={tab.id} value={tab.id} className={styles.tab}>
              {tab.label}
              {tab.badge}
            </Base.Tab>
          ))}
        </Base.List>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {tabs.map(tab => (
        <Base.Panel key={tab.id} value={tab.id} className={styles.panel} tabIndex={-1}>
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  )
}
