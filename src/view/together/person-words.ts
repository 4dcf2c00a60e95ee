import type { Person } from '../../workspace/together/presence.ts'
import type { ServerState } from '../../workspace/together/together-state.ts'

/** A person as they are called on the screen. */
export function nameOf({ name, isHere }: Pick<Person, 'name' | 'isHere'>): string {
  if (isHere) return 'Another tab'
  return name || 'Somebody'
}

/** One or two letters that stand for a name. */
export function initialsOf(name: string): string {
  const letters = name
    .split(/\s+/)
    .map(it => /[\p{L}\p{N}]/u.exec(it)?.[0] ?? '')
    .filter(it => it !== '')
  return (letters.length > 1 ? letters[0]! + letters.at(-1)! : (letters[0] ?? '?')).toUpperCase()
}

/** How the connection stands, in words. */
export function statusOf({ status, isWaiting, isOver }: ServerState): string {
  if (isOver) return 'Not connected'
  if (status === 'connecting') return 'Connecting…'
  if (status === 'offline') return 'Offline'
  return isWaiting ? 'Waiting for somebody to share' : 'Connected'
}
