import { AlignLeft } from 'lucide-react'
import type { Command } from './command.ts'

export const formatAll: Command = {
  id: 'format-all',
  edits: true,
  title: 'Format all files',
  keys: [],
  icon: <AlignLeft />,
  keywords: 'indent layout prettier fmt tidy yaml',
  enabled: ({ workspace }) => workspace.store.getState().files.length > 0,
  run: ({ workspace }) => void import('../files/format-files.ts').then(it => it.formatFiles(workspace)),
}
