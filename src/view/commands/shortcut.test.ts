import { describe, expect, it } from 'vitest'
import { commands } from './index.ts'
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
})

describe('the commands', () => {
  it('have an id of their own each, and no shortcut twice', () => {
    expect(new Set(commands.map(it => it.id)).size).toBe(commands.length)
    const shortcuts = commands.flatMap(it => [...(it.shortcut ? [it.shortcut] : []), ...(it.aliases ?? [])])
    expect(new Set(shortcuts).size).toBe(shortcuts.length)
  })
})
