import { isPressed } from '../keys/shortcut.ts'
import type { Command } from './command.ts'
import { commands } from './index.ts'
import { keepTypedAhead } from './typed-ahead.ts'

let pressed: Command[] = []
let stop: (() => void) | undefined

/**
 * Keeps the shortcuts that are pressed while the page is still starting, for `takeEarlyKeys`: none of them is lost. `heard`: those that
 * were pressed before this was there.
 */
export function keepEarlyKeys(heard: readonly KeyboardEvent[] = []): void {
  const keep = (event: KeyboardEvent, next: readonly KeyboardEvent[] = []) => {
    // The letters behind Ctrl+K are meant for the search.
    if (event.isComposing || pressed.some(it => it.id === 'search')) return
    const command = commands.find(it => isPressed(event, it))
    if (!command) return
    event.preventDefault()
    pressed.push(command)
    if (command.id === 'search') keepTypedAhead(next)
  }
  for (const [i, it] of heard.entries()) keep(it, heard.slice(i + 1))
  const hear = (event: KeyboardEvent) => keep(event)
  addEventListener('keydown', hear, { capture: true })
  stop = () => removeEventListener('keydown', hear, { capture: true })
}

/** The commands of those keys, in their order; from here on the page hears keys itself. */
export function takeEarlyKeys(): readonly Command[] {
  stop?.()
  stop = undefined
  const taken = pressed
  pressed = []
  return taken
}
