import { canvasCommands, linkCommands } from '../canvas/keys/canvas-commands.ts'
import { explainKey, fileKeys, gridKeys, inspectorKeys, reviewKeys, yamlKeys } from '../keys/pane-keys.ts'
import type { Keyed } from '../keys/shortcut.ts'
import { commands } from './index.ts'

/** A part of the page with the keys that are heard there. */
export interface KeyContext {
  readonly where: string
  readonly keyed: readonly Keyed[]
}

const menuOfItem: Keyed = { title: 'Actions of the selection', keys: ['Shift+F10'] }

/** Every key that does something, by where it is heard. What a list or text field does with keys everywhere on the web is left out. */
export const keyContexts: readonly KeyContext[] = [
  { where: 'Everywhere', keyed: [...commands.filter(it => it.keys.length > 0), explainKey] },
  { where: 'Canvas', keyed: [...canvasCommands, menuOfItem] },
  { where: 'Canvas, while a link is drawn', keyed: linkCommands },
  { where: 'Inspector', keyed: Object.values(inspectorKeys) },
  { where: 'File list', keyed: Object.values(fileKeys) },
  { where: 'Table', keyed: Object.values(gridKeys) },
  { where: 'Review', keyed: Object.values(reviewKeys) },
  { where: 'YAML editor', keyed: Object.values(yamlKeys) },
]

/** The same as lines to be read: keys with one name share a line. */
export function keySheet(): KeyContext[] {
  return keyContexts.map(({ where, keyed }) => {
    const lines = new Map<string, readonly string[]>()
    for (const { title, keys } of keyed) lines.set(title, [...(lines.get(title) ?? []), ...keys])
    return { where, keyed: [...lines].map(([title, keys]) => ({ title, keys })) }
  })
}
