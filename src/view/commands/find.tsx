import { Replace, TextSearch } from 'lucide-react'
import { openDialog } from '../screen/screen-state.ts'
import type { Command } from './command.ts'

export const findInFiles: Command = {
  id: 'find-in-files',
  title: 'Find in all files…',
  icon: <TextSearch />,
  keywords: 'search text regex grep',
  keys: ['Ctrl+Shift+F'],
  everywhere: true,
  enabled: ({ workspace }) => workspace.store.getState().files.length > 0,
  run: () => openDialog({ type: 'find', replaces: false }),
}

export const replaceInFiles: Command = {
  id: 'replace-in-files',
  edits: true,
  title: 'Replace in all files…',
  icon: <Replace />,
  keywords: 'search text regex rename substitute',
  keys: ['Ctrl+Shift+H'],
  everywhere: true,
  enabled: ({ workspace }) => workspace.store.getState().files.length > 0,
  run: () => openDialog({ type: 'find', replaces: true }),
}
