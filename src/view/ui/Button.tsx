import type { ComponentProps, ReactNode } from 'react'
import styles from './Button.module.css'
import { classNames } from './class-names.ts'

export interface ButtonProps extends ComponentProps<'button'> {
  /** One `primary` a screen at most; `ghost` has no border until it is hovered. */
  variant?: 'primary' | 'default' | 'ghost' | 'danger'
  size?: 's' | 'm' | 'l'
  icon?: ReactNode
}

export function Button({ variant = 'default', size = 'm', icon, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(styles.button, styles[variant], styles[size], className)}
    >
      {icon && (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      {children}
    </button>
  )
}
