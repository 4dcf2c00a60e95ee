import styles from './Kbd.module.css'

export const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

/** A shortcut as this machine writes it: `Ctrl+K` is `⌘K` on a Mac. */
export function Kbd({ keys }: { keys: string }) {
  return <kbd className={styles.kbd}>{shortcutLabel(keys)}</kbd>
}

export function shortcutLabel(keys: string, mac = isMac): string {
  if (!mac) return keys
  return keys
    .split('+')
    .map(key => macKeys[key] ?? key)
    .join('')
}

const macKeys: Readonly<Record<string, string | undefined>> = { Ctrl: '⌘', Shift: '⇧', Alt: '⌥', Delete: '⌫' }
