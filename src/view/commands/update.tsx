import { RotateCw } from 'lucide-react'
import { takeUpdate, updateStore } from '../saving/offer-update.ts'
import type { Command } from './command.ts'

export const update: Command = {
  id: 'update',
  title: 'Reload with the new version',
  keys: [],
  icon: <RotateCw />,
  keywords: 'update upgrade',
  enabled: () => updateStore.getState().takeOver !== undefined,
  run: ({ workspace }) => void takeUpdate(workspace),
}
