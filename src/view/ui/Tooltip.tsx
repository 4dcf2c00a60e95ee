import { Tooltip as Base } from '@base-ui/react/tooltip'
import { cloneElement, type ReactElement, type ReactNode, useEffect, useState } from 'react'
import { Kbd } from './Kbd.tsx'
import styles from './Tooltip.module.css'
import { hideTooltip, keepTooltip, leaveTooltip, type Shown, tooltipTrigger } from './tooltip-trigger.ts'

export type Side = 'top' | 'bottom' | 'left' | 'right'

export interface TooltipProps {
  content: ReactNode
  /** As the user presses it: `Ctrl+K`. */
  shortcut?: string
  side?: Side
  /** One element that takes props; it keeps its own accessible name, a tooltip is for the eye. */
  children: ReactElement<Record<string, unknown>>
}

/**
 * Says something about an element under a resting pointer, or while the keyboard is on it. There are hundreds on a page, of which one is
 * shown: until then a tooltip is a few handlers of its element.
 */
export function Tooltip({ content, shortcut, side = 'bottom', children }: TooltipProps) {
  const [shown, setShown] = useState<Shown>()
  return (
    <>
      {cloneElement(children, tooltipTrigger(children.props, shown, setShown))}
      {shown && (
        <Popup shown={shown} side={side} onGone={() => setShown(now => (now?.isOpen ? now : undefined))}>
          {content}
          {shortcut && <Kbd keys={shortcut} />}
        </Popup>
      )}
    </>
  )
}

interface PopupProps {
  shown: Shown
  side: Side
  /** Told once it has faded. */
  onGone: () => void
  children: ReactNode
}

function Popup({ shown: { anchor, isOpen }, side, onGone, children }: PopupProps) {
  const [isThere, setThere] = useState(false)
  // It fades in from where it was not there.
  useEffect(() => setThere(true), [])
  return (
    <Base.Root
      open={isThere && isOpen}
      onOpenChange={open => {
        if (!open) hideTooltip(anchor)
      }}
      onOpenChangeComplete={open => {
        if (!open) onGone()
      }}
    >
      <Base.Portal>
        <Base.Positioner anchor={anchor} side={side} sideOffset={6} className={styles.positioner}>
          <Base.Popup
            role="tooltip"
            className={styles.popup}
            onPointerEnter={() => keepTooltip(anchor)}
            onPointerLeave={() => leaveTooltip(anchor)}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
