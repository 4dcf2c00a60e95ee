import { Redo2, Undo2 } from 'lucide-react'
import type { Command } from './command.ts'

export const undo: Command = {
  id: 'undo',
  title: 'Undo',
  icon: <Undo2 />,
  keys: ['Ctrl+Z'],
  enabled: ({ workspace }) => {
    const { position, isCut } = workspace.store.getState().history
    // At the end of a history that is cut, the page says so.
    return position > 0 || isCut
  },
  run: ({ workspace }) => workspace.undo(),
}

export const redo: Command = {
  id: 'redo',
  title: 'Redo',
  icon: <Redo2 />,
  keys: ['Ctrl+Shift+Z', 'Ctrl+Y'],
  enabled: ({ workspace }) => {
    const { entries, position } = workspace.store.getState().history
    return position < entries.length
  },
  run: ({ workspace }) => workspace.redo(),
}
