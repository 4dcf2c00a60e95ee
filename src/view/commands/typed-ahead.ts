/**
 * What is typed after Ctrl+K and before the search field is on the page: a slow page must not lose these letters, and
 * they must not reach what had the focus. Enter waits for the field, Escape and keys with Ctrl, Alt or Meta give up.
 */
let text = ''
let stop: (() => void) | undefined

/** Keeps what is typed on this page until `takeTypedAhead` is called. `heard`: keys that were pressed before that. */
export function keepTypedAhead(heard: readonly KeyboardEvent[] = []): void {
  stop?.()
  text = ''
  const keep = (event: KeyboardEvent) => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.key === 'Escape') {
      takeTypedAhead()
      return
    }
    if ([...event.key].length === 1) text += event.key
    else if (event.key === 'Backspace') text = text.slice(0, -1)
    else if (event.key !== 'Enter') return
    event.preventDefault()
    event.stopPropagation()
  }
  addEventListener('keydown', keep, { capture: true })
  stop = () => removeEventListener('keydown', keep, { capture: true })
  // Escape among them gives up.
  for (const it of heard) if (isKeeping()) keep(it)
}

/** Whether the field is still on its way. */
export function isKeeping(): boolean {
  return stop !== undefined
}

/** What was typed since `keepTypedAhead`; from here on keys go where the focus is. */
export function takeTypedAhead(): string {
  stop?.()
  stop = undefined
  const taken = text
  text = ''
  return taken
}
