import { isMac } from '../ui/Kbd.tsx'

/** Something that keys do. */
export interface Keyed {
  readonly title: string
  /**
   * Any of these does it, as `Ctrl+Shift+Z`, `Alt+ArrowUp`, `F2` or `A`; menus show the first. Ctrl stands for Command on
   * a Mac, Control for the Control key there as well.
   */
  readonly keys: readonly string[]
}

/** What of a key press a shortcut looks at. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  readonly altKey: boolean
}

/** Whether a key press is one of the keys that do something. */
export function isPressed(press: KeyPress, { keys }: Keyed, mac = isMac): boolean {
  return keys.some(it => isShortcut(press, it, mac))
}

/** Whether a key press is a shortcut as written. Shift counts beside Ctrl or Alt; a key alone is the same with Shift held. */
export function isShortcut(press: KeyPress, shortcut: string, mac: boolean): boolean {
  const names = keyNames(shortcut)
  const held = new Set(names.slice(0, -1))
  const control = held.has('Control') || (held.has('Ctrl') && !mac)
  const command = held.has('Ctrl') && mac
  return (
    (press.key === ' ' ? 'Space' : press.key).toLowerCase() === names.at(-1)!.toLowerCase() &&
    press.ctrlKey === control &&
    press.metaKey === command &&
    press.altKey === held.has('Alt') &&
    (press.shiftKey === held.has('Shift') || held.size === 0)
  )
}

/** `Ctrl+Shift+Z` as its keys; the last may be `+` itself. */
function keyNames(shortcut: string): string[] {
  return shortcut.split(/\+(?=.)/)
}
