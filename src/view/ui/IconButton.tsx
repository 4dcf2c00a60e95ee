import type { ReactElement, ReactNode } from 'react'
import { Button, type ButtonProps } from './Button.tsx'
import { classNames } from './class-names.ts'
import styles from './IconButton.module.css'
import { type Side, Tooltip } from './Tooltip.tsx'

export interface IconButtonProps extends Omit<ButtonProps, 'children'> {
  /** The accessible name, and the tooltip unless another is given. */
  label: string
  icon: ReactElement
  shortcut?: string
  tooltip?: ReactNode
  side?: Side
}

export function IconButton({
  label,
  icon,
  shortcut,
  tooltip,
  side,
  variant = 'ghost',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip content={tooltip ?? label} shortcut={shortcut} side={side}>
      <Button
        aria-label={label}
        {...rest}
        variant={variant}
        icon={icon}
        className={classNames(styles.square, className)}
      />
    </Tooltip>
  )
}
