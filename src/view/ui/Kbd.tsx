import styles from './Kbd.module.css'

export const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

/** A shortcut as this machine writes it: `Ctrl+K` is `⌘K` on a Mac. */
export function Kbd({ keys }: { keys: string }) {
  return <kbd className={styles.kbd}>{shortcutLabel(keys)}</kbd>
}

export function shortcutLabel(keys: string, mac = isMac): string {
  const names = keys.split(/\+(?=.)/)
  return mac
    ? names.map(key => macKeys[key] ?? arrows[key] ?? key).join('')
    : names.map(key => (key === 'Control' ? 'Ctrl' : (arrows[key] ?? key))).join('+')
}

const arrows: Readonly<Record<string, string | undefined>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}

const macKeys: Readonly<Record<string, string | undefined>> = {
  Ctrl: '⌘',
  Control: '⌃',
  Shift: '⇧',
  Alt: '⌥',
  Delete: '⌦',
  Backspace: '⌫',
}
