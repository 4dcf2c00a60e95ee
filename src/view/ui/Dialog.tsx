import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode, RefObject } from 'react'
import { Button } from './Button.tsx'
import { classNames } from './class-names.ts'
import styles from './Dialog.module.css'

export interface DialogProps {
  open: boolean
  onClose: () => void
  title: string
  description?: ReactNode
  size?: 's' | 'm' | 'l'
  /** A `?` beside the button that closes it. */
  help?: ReactNode
  /** Buttons, the main one last. */
  footer?: ReactNode
  /** What has the focus at first, where that is not the first thing that can have it. */
  initialFocus?: RefObject<HTMLElement | null>
  children?: ReactNode
}

/** Modal; Escape and a click beside it close it, and the focus goes back where it was. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  size = 'm',
  help,
  footer,
  initialFocus,
  children,
}: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={next => next || onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={classNames(styles.popup, styles[size])} initialFocus={initialFocus}>
          <header className={styles.header}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            {description && <Base.Description className={styles.description}>{description}</Base.Description>}
          </header>
          {children && <div className={styles.body}>{children}</div>}
          {footer && <footer className={styles.footer}>{footer}</footer>}
          {help && <div className={styles.help}>{help}</div>}
          {/* Last, so that the focus begins with the content; without a tooltip, which would take the Escape. */}
          <Base.Close
            aria-label="Close"
            className={styles.close}
            render={<Button variant="ghost" icon={<X />} />}
          />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
