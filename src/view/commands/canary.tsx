import { Milestone } from 'lucide-react'
import { selectedRule, showCanary } from '../form/canary/show-canary.ts'
import { showWelcome } from '../screen/screen-state.ts'
import type { Command } from './command.ts'

export const planCanary: Command = {
  id: 'plan-canary',
  edits: true,
  title: 'Plan a canary…',
  keys: [],
  icon: <Milestone />,
  keywords: 'steps weights split traffic release rollout',
  enabled: ({ workspace }) => selectedRule(workspace) !== undefined,
  run({ workspace }) {
    const rule = selectedRule(workspace)
    showWelcome(false)
    if (rule) showCanary(workspace, rule)
  },
}
