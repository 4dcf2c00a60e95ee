import type { FocusEvent, PointerEvent, SyntheticEvent } from 'react'

/** A tooltip that is shown, or on its way out. */
export interface Shown {
  readonly anchor: Element
  readonly isOpen: boolean
}

type SetShown = (shown: (now: Shown | undefined) => Shown | undefined) => void
type Props = Readonly<Record<string, unknown>>

/** A pointer rests for so long before a tooltip comes, in milliseconds. */
const rest = 450
/** For so long after one has gone, the next comes at once. */
const inARow = 400
/** A pointer that leaves for the tooltip itself has so long to get there. */
const way = 120

/** What is shown on the page, and what is about to be: one at most. */
let open: { readonly anchor: Element; readonly setShown: SetShown } | undefined
let coming:
  | { readonly anchor: Element; readonly show: () => void; readonly delay: number; timer: Timer }
  | undefined
let going: Timer | undefined
let goneAt = Number.NEGATIVE_INFINITY
/** What had the keyboard when the window lost it: it says nothing when both come back. */
let left: Element | null | undefined

type Timer = ReturnType<typeof setTimeout>

/** The props that an element with a tooltip has besides its own. */
export function tooltipTrigger(own: Props, shown: Shown | undefined, setShown: SetShown): Props {
  return {
    onPointerEnter: both(own, 'onPointerEnter', (event: PointerEvent) => {
      if (event.pointerType !== 'touch') enter(event.currentTarget, setShown)
    }),
    onPointerMove: both(own, 'onPointerMove', (event: PointerEvent) => move(event.currentTarget)),
    onPointerLeave: both(own, 'onPointerLeave', (event: PointerEvent) => leaveTooltip(event.currentTarget)),
    onPointerDown: both(own, 'onPointerDown', (event: PointerEvent) => hideTooltip(event.currentTarget)),
    onClick: both(own, 'onClick', (event: SyntheticEvent) => hideTooltip(event.currentTarget)),
    onFocus: both(own, 'onFocus', (event: FocusEvent) => focus(event.currentTarget, setShown)),
    onBlur: both(own, 'onBlur', (event: FocusEvent) => blur(event.currentTarget)),
    ...(shown?.isOpen && { 'data-popup-open': '' }),
  }
}

/** Hides the tooltip of an element, or lets it not come. */
export function hideTooltip(anchor: Element): void {
  if (coming?.anchor === anchor) cancel()
  if (open?.anchor !== anchor) return
  clearTimeout(going)
  const { setShown } = open
  open = undefined
  removeEventListener('keydown', hideByEscape, true)
  goneAt = performance.now()
  setShown(now => now && { ...now, isOpen: false })
}

/** The pointer has left for elsewhere: the tooltip goes, unless it is what the pointer comes to. */
export function leaveTooltip(anchor: Element): void {
  if (coming?.anchor === anchor) cancel()
  if (open?.anchor !== anchor) return
  clearTimeout(going)
  going = setTimeout(() => hideTooltip(anchor), way)
}

/** The pointer has come back, or to the tooltip. */
export function keepTooltip(anchor: Element): void {
  if (open?.anchor === anchor) clearTimeout(going)
}

function both<E extends SyntheticEvent>(own: Props, name: string, handle: (event: E) => void) {
  const before = own[name]
  return (event: E) => {
    if (typeof before === 'function') before(event)
    handle(event)
  }
}

function enter(anchor: Element, setShown: SetShown): void {
  if (open?.anchor === anchor) {
    keepTooltip(anchor)
    return
  }
  cancel()
  const show = () => {
    coming = undefined
    if (anchor.isConnected) present(anchor, setShown)
  }
  const isNext = open?.anchor.isConnected || performance.now() - goneAt < inARow
  const delay = isNext ? 0 : rest
  coming = { anchor, show, delay, timer: setTimeout(show, delay) }
}

function move(anchor: Element): void {
  if (coming?.anchor !== anchor) return
  clearTimeout(coming.timer)
  coming.timer = setTimeout(coming.show, coming.delay)
}

function focus(anchor: Element, setShown: SetShown): void {
  const isBack = anchor === left
  left = undefined
  if (isBack || !anchor.matches(':focus-visible')) return
  cancel()
  present(anchor, setShown)
}

function blur(anchor: Element): void {
  if (!document.hasFocus()) left = anchor
  hideTooltip(anchor)
}

function present(anchor: Element, setShown: SetShown): void {
  if (open && open.anchor !== anchor) hideTooltip(open.anchor)
  clearTimeout(going)
  open = { anchor, setShown }
  addEventListener('keydown', hideByEscape, true)
  setShown(() => ({ anchor, isOpen: true }))
}

/** Whatever else the key does: what stands over the page is to go without the pointer. */
function hideByEscape({ key }: KeyboardEvent): void {
  if (key === 'Escape' && open) hideTooltip(open.anchor)
}

function cancel(): void {
  clearTimeout(coming?.timer)
  coming = undefined
}
