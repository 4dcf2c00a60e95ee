/** What of a key press a shortcut looks at. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** Whether a key press is a shortcut as written in a command: `Ctrl+Shift+Z`. On a Mac, Ctrl is the Command key. */
export function isShortcut(press: KeyPress, shortcut: string, mac: boolean): boolean {
  const keys = shortcut.split('+')
  const key = keys.at(-1)!
  const command = mac ? press.metaKey : press.ctrlKey
  const other = mac ? press.ctrlKey : press.metaKey
  return (
    press.key.toLowerCase() === key.toLowerCase() &&
    command === keys.includes('Ctrl') &&
    press.shiftKey === keys.includes('Shift') &&
    press.altKey === keys.includes('Alt') &&
    !other
  )
}
