import { ContextMenu as BaseContext } from '@base-ui/react/context-menu'
import { Menu as Base } from '@base-ui/react/menu'
import { Check, ChevronRight } from 'lucide-react'
import { type ReactElement, type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'
import { Kbd } from './Kbd.tsx'
import styles from './Menu.module.css'

export interface MenuProps {
  /** A Button or IconButton. */
  trigger: ReactElement
  /** MenuItem, MenuSeparator, MenuGroup. */
  children: ReactNode
  align?: 'start' | 'center' | 'end'
  side?: 'top' | 'bottom' | 'left' | 'right'
  /** What has the focus afterwards; `true` for the trigger, `false` where somebody else sees to it. */
  finalFocus?: () => HTMLElement | boolean
}

export function Menu({ trigger, children, align = 'start', side = 'bottom', finalFocus }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={4} align={align} side={side}>
          <Base.Popup className={styles.popup} finalFocus={finalFocus}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

/** The same menu on a right click, a long press or the menu key over `children`. */
export function ContextMenu({ children, menu }: { children: ReactElement; menu: ReactNode }) {
  return (
    <BaseContext.Root>
      <BaseContext.Trigger render={children} />
      <BaseContext.Portal>
        <BaseContext.Positioner className={styles.positioner}>
          <BaseContext.Popup className={styles.popup}>{menu}</BaseContext.Popup>
        </BaseContext.Positioner>
      </BaseContext.Portal>
    </BaseContext.Root>
  )
}

/** A menu at a point of the page, open for as long as it is there. */
export function PointMenu({
  at,
  onClose,
  children,
}: {
  at: { readonly x: number; readonly y: number }
  onClose: () => void
  children: ReactNode
}) {
  const anchor = { getBoundingClientRect: () => new DOMRect(at.x, at.y, 0, 0) }
  return (
    <Base.Root open onOpenChange={open => open || onClose()}>
      <Base.Portal>
        <Base.Positioner className={styles.positioner} anchor={anchor} align="start" sideOffset={4}>
          <Base.Popup className={styles.popup}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

export interface MenuItemProps {
  children: ReactNode
  onSelect: () => void
  icon?: ReactNode
  shortcut?: string
  /** A second, quieter line. */
  detail?: ReactNode
  danger?: boolean
  disabled?: boolean
  /** Given for a choice: whether it is the present one. */
  checked?: boolean
  /** For several choices that hold at once; `menuitemradio` is one of many. */
  role?: 'menuitemradio' | 'menuitemcheckbox'
}

export function MenuItem({
  children,
  onSelect,
  icon,
  shortcut,
  detail,
  danger,
  disabled,
  checked,
  role = 'menuitemradio',
}: MenuItemProps) {
  const id = useId()
  return (
    <Base.Item
      className={classNames(styles.item, danger && styles.danger)}
      disabled={disabled}
      onClick={onSelect}
      {...(detail ? { 'aria-labelledby': `${id}-name`, 'aria-describedby': `${id}-detail` } : {})}
      {...(checked === undefined ? {} : { role, 'aria-checked': checked })}
    >
      <span className={styles.icon} aria-hidden="true">
        {checked ? <Check /> : icon}
      </span>
      <span className={styles.text}>
        <span id={`${id}-name`}>{children}</span>
        {detail && (
          <span id={`${id}-detail`} className={styles.detail}>
            {detail}
          </span>
        )}
      </span>
      {shortcut && <Kbd keys={shortcut} />}
    </Base.Item>
  )
}

export function MenuSeparator() {
  return <Base.Separator className={styles.separator} />
}

export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Base.Group>
      <Base.GroupLabel className={styles.groupLabel}>{label}</Base.GroupLabel>
      {children}
    </Base.Group>
  )
}

/** A menu behind an item of a menu, which opens beside it. */
export function Submenu({ label, icon, children }: { label: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Base.SubmenuRoot>
      <Base.SubmenuTrigger className={styles.item}>
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
        <span className={styles.text}>{label}</span>
        <ChevronRight className={styles.more} aria-hidden="true" />
      </Base.SubmenuTrigger>
      <Base.Portal>
        <Base.Positioner className={styles.positioner} sideOffset={4}>
          <Base.Popup className={styles.popup}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.SubmenuRoot>
  )
}
