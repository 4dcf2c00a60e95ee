import type { PointerEvent as ReactPointerEvent } from 'react'

export interface Drag {
  move(event: PointerEvent): void
  end(event: PointerEvent): void
  cancel(): void
}

/** How far the hand moves before it means to drag. */
const threshold = 5

/**
 * Follows a pointer from where it was pressed. A pointer that hardly moves is a click, and is not reported. After a drag no
 * click is heard, and Escape or a lost pointer cancels it.
 */
export function followDrag(start: ReactPointerEvent, drag: Drag): void {
  const { clientX, clientY, pointerId } = start
  let dragging = false
  const move = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return
    dragging ||= Math.hypot(event.clientX - clientX, event.clientY - clientY) > threshold
    if (dragging) drag.move(event)
  }
  const up = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return
    stop()
    if (!dragging) return
    muteClick()
    drag.end(event)
  }
  const cancel = () => {
    stop()
    if (dragging) drag.cancel()
  }
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !dragging) return
    event.stopPropagation()
    cancel()
  }
  const stop = () => {
    document.removeEventListener('pointermove', move)
    document.removeEventListener('pointerup', up)
    document.removeEventListener('pointercancel', cancel)
    document.removeEventListener('keydown', key, true)
  }
  document.addEventListener('pointermove', move)
  document.addEventListener('pointerup', up)
  document.addEventListener('pointercancel', cancel)
  document.addEventListener('keydown', key, true)
}

/** The browser sends a click after the pointer is let go, to whatever it began and ended on. */
function muteClick(): void {
  const mute = (event: MouseEvent) => event.stopPropagation()
  document.addEventListener('click', mute, { capture: true, once: true })
  setTimeout(() => document.removeEventListener('click', mute, true))
}
