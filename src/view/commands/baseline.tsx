import { Flag } from 'lucide-react'
import { differsFromBaseline, takeBaseline } from '../compare/take-baseline.ts'
import type { Command } from './command.ts'

export const newBaseline: Command = {
  id: 'new-baseline',
  edits: true,
  title: 'Take this as the new baseline',
  icon: <Flag />,
  keys: [],
  keywords: 'compare changes before reset diff',
  enabled: ({ workspace }) => differsFromBaseline(workspace),
  run: ({ workspace }) => takeBaseline(workspace),
}
