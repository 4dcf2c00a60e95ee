import { useEffect } from 'react'
import { explainKey } from '../keys/pane-keys.ts'
import { isPressed } from '../keys/shortcut.ts'

/** F1 opens the help of the part of the page that has the keyboard, unless a field there has one of its own. */
export function useExplainKey(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !isPressed(event, explainKey)) return
      const help = helpOf(event.target)
      if (!help) return
      event.preventDefault()
      help.focus()
      help.click()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}

/** The nearest `?` around an element; on the page itself, that of the canvas. */
function helpOf(target: EventTarget | null): HTMLElement | undefined {
  for (let at = target instanceof Element ? target : null; at; at = at.parentElement) {
    const help = at.querySelector<HTMLElement>('[data-pane-help]')
    if (help && !help.closest('[inert]')) return help
  }
  return undefined
}
