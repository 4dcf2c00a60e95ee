import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { canvasCommands, commandFor, linkCommands } from '../canvas/keys/canvas-commands.ts'
import type { KeyPress } from '../keys/shortcut.ts'
import { commands } from './index.ts'
import { keyContexts, keySheet } from './key-sheet.ts'

const view = fileURLToPath(new URL('..', import.meta.url))
const sources = readdirSync(view, { recursive: true, encoding: 'utf8' })
  .filter(it => /\.tsx?$/.test(it) && !/\.test\.|ui\/gallery\//.test(it))
  .map(file => ({ file, text: readFileSync(join(view, file), 'utf8') }))

/** What text fields, lists and drags do with Enter, Escape and arrows is the same everywhere, and told nowhere. This list may only shrink. */
const widgets = new Set([
  'canvas/gestures/follow-drag.ts',
  'canvas/gestures/use-linking.ts',
  'canvas/outline/Outline.tsx',
  'commands/SearchDialog.tsx',
  'commands/typed-ahead.ts',
  'files/FileRow.tsx',
  'form/inputs/CommitInput.tsx',
  'form/special/AskedValues.tsx',
  'problems/FixQuestionDialog.tsx',
  'problems/ProblemRow.tsx',
  'scope/FilterBox.tsx',
  'ui/NumberField.tsx',
  'ui/TextField.tsx',
  'ui/use-draft.ts',
  'ui/use-windowed-list.ts',
  'ui/windowed-lines.ts',
  'yaml/FileTabs.tsx',
])

describe('the keys', () => {
  it('are read from the tables: no other file compares a key press, and the list of those that do is true', () => {
    const reading = sources
      .filter(({ text }) => /\b(?:event|at)\.key [!=]== '|'Arrow(?:Up|Down|Left|Right)'/.test(text))
      .map(it => it.file)
    const tables = ['canvas/keys/view-commands.ts', 'keys/pane-keys.ts']
    expect(reading.filter(it => !widgets.has(it) && !tables.includes(it))).toEqual([])
    expect([...widgets].filter(it => !reading.includes(it))).toEqual([])
  })

  it('are shown from the tables: no menu, button or tooltip has a shortcut of its own', () => {
    expect(sources.filter(it => /\bshortcut(=|: )["']/.test(it.text)).map(it => it.file)).toEqual([])
  })

  it.each(keyContexts)('do one thing each: $where', ({ keyed, where }) => {
    const everywhere = keyContexts[0]!.keyed
    const heard = where === 'Everywhere' ? keyed : [...everywhere, ...keyed]
    const keys = heard.flatMap(it => it.keys)
    expect(keys.filter((it, i) => keys.indexOf(it) !== i)).toEqual([])
  })

  it('stand in the sheet, all of them, and none of its lines is without keys', () => {
    const told = new Set(keySheet().flatMap(it => it.keyed.flatMap(line => line.keys)))
    const all = [...commands, ...canvasCommands, ...linkCommands].flatMap(it => it.keys)
    expect(all.filter(it => !told.has(it))).toEqual([])
    expect(keySheet().flatMap(it => it.keyed.filter(line => line.keys.length === 0))).toEqual([])
    for (const key of ['O', '0', '+', '-', 'Home', 'End', 'Ctrl+A', 'Ctrl+D', 'Control+Space', 'F2'])
      expect(told).toContain(key)
  })
})

describe('the commands of the canvas', () => {
  it('have ids of their own, and each is what its keys run', () => {
    const own = canvasCommands.filter(it => !it.byEvent)
    expect(new Set(canvasCommands.map(it => it.id)).size).toBe(canvasCommands.length)
    for (const command of own) for (const key of command.keys) expect(asked(key)).toBe(command.id)
  })

  it('make way for those of a link while one is drawn', () => {
    expect(asked('Enter', true)).toBe('finish-link')
    expect(asked('Escape', true)).toBe('cancel-link')
    expect(asked('ArrowDown', true)).toBe('go-down')
  })

  it('leave copying, cutting and pasting to the events of the clipboard', () => {
    expect(['Ctrl+C', 'Ctrl+X', 'Ctrl+V'].map(it => asked(it))).toEqual([undefined, undefined, undefined])
  })
})

function asked(shortcut: string, isLinking = false): string | undefined {
  const names = shortcut.split(/\+(?=.)/)
  const key = names.at(-1)!
  const press: KeyPress = {
    key: key === 'Space' ? ' ' : key.length === 1 ? key.toLowerCase() : key,
    ctrlKey: names.includes('Ctrl') || names.includes('Control'),
    metaKey: false,
    shiftKey: names.includes('Shift'),
    altKey: names.includes('Alt'),
  }
  return commandFor(press, isLinking)?.id
}
