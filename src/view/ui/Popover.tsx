import { Popover as Base } from '@base-ui/react/popover'
import type { ReactElement, ReactNode, RefObject } from 'react'
import styles from './Popover.module.css'

export interface PopoverProps {
  /** A Button or IconButton. */
  trigger: ReactElement
  title?: ReactNode
  children: ReactNode
  side?: 'top' | 'bottom' | 'left' | 'right'
  align?: 'start' | 'center' | 'end'
  /** Shows itself under a resting pointer as well, without taking the focus. */
  openOnHover?: boolean
  onOpenChange?: (open: boolean) => void
  /** What has the focus afterwards, where that is not the trigger. */
  finalFocus?: RefObject<HTMLElement | null>
}

export function Popover({
  trigger,
  title,
  children,
  side = 'bottom',
  align = 'center',
  openOnHover,
  onOpenChange,
  finalFocus,
}: PopoverProps) {
  return (
    <Base.Root onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} openOnHover={openOnHover} delay={450} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={6} className={styles.positioner}>
          <Base.Popup className={styles.popup} finalFocus={finalFocus}>
            {title && <Base.Title className={styles.title}>{title}</Base.Title>}
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
