import { Redo2, Undo2 } from 'lucide-react'
import type { Command } from './command.ts'

export const undo: Command = {
  id: 'undo',
  title: 'Undo',
  icon: <Undo2 />,
  keys: ['Ctrl+Z'],
  enabled: ({ workspace }) => workspace.store.getState().history.position > 0,
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
