import { describe, expect, it } from 'vitest'
import { shortcutLabel } from '../ui/Kbd.tsx'
import { isShortcut } from './shortcut.ts'

const press = (key: string, ...held: ('ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey')[]) => ({
  key,
  ctrlKey: held.includes('ctrlKey'),
  metaKey: held.includes('metaKey'),
  shiftKey: held.includes('shiftKey'),
  altKey: held.includes('altKey'),
})

describe('a shortcut', () => {
  it('takes exactly its keys, the letter in either case', () => {
    expect(isShortcut(press('z', 'ctrlKey'), 'Ctrl+Z', false)).toBe(true)
    expect(isShortcut(press('Z', 'ctrlKey', 'shiftKey'), 'Ctrl+Shift+Z', false)).toBe(true)
    expect(isShortcut(press('Z', 'ctrlKey', 'shiftKey'), 'Ctrl+Z', false)).toBe(false)
    expect(isShortcut(press('z'), 'Ctrl+Z', false)).toBe(false)
    expect(isShortcut(press('z', 'ctrlKey', 'altKey'), 'Ctrl+Z', false)).toBe(false)
  })

  it('is the Command key on a Mac, and Control is left to the system', () => {
    expect(isShortcut(press('k', 'metaKey'), 'Ctrl+K', true)).toBe(true)
    expect(isShortcut(press('k', 'ctrlKey'), 'Ctrl+K', true)).toBe(false)
    expect(isShortcut(press('k', 'ctrlKey', 'metaKey'), 'Ctrl+K', true)).toBe(false)
  })

  it('is the same key with Shift held where it stands alone, and the Control key on a Mac where it says so', () => {
    expect(isShortcut(press('L', 'shiftKey'), 'L', false)).toBe(true)
    expect(isShortcut(press('+', 'shiftKey'), '+', false)).toBe(true)
    expect(isShortcut(press('l', 'altKey'), 'L', false)).toBe(false)
    expect(isShortcut(press(' ', 'ctrlKey'), 'Control+Space', true)).toBe(true)
    expect(isShortcut(press(' ', 'metaKey'), 'Control+Space', true)).toBe(false)
    expect(isShortcut(press('ArrowUp', 'altKey'), 'Alt+ArrowUp', false)).toBe(true)
  })

  it('is written as the machine writes it', () => {
    expect(['Ctrl+Shift+Z', 'Control+Space', 'Alt+ArrowUp', '+'].map(it => shortcutLabel(it, false))).toEqual(
      ['Ctrl+Shift+Z', 'Ctrl+Space', 'Alt+↑', '+'],
    )
    expect(['Ctrl+Shift+Z', 'Control+Space', 'Alt+ArrowUp', '+'].map(it => shortcutLabel(it, true))).toEqual([
      '⌘⇧Z',
      '⌃Space',
      '⌥↑',
      '+',
    ])
  })
})
