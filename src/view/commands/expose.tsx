import { Signpost } from 'lucide-react'
import type { Workspace } from '../../workspace/workspace.ts'
import { openContent } from '../files/open-content.ts'
import { openDialog, screenStore } from '../screen/screen-state.ts'
import type { Command } from './command.ts'

/** From the start page it begins a workspace of its own; elsewhere it adds to the files that are there. */
export const exposeService: Command = {
  id: 'expose-service',
  title: 'Expose a service…',
  keys: [],
  icon: <Signpost />,
  keywords: 'guide wizard start host certificate https redirect canary ingress publish beginner',
  leads: true,
  // On the start page it changes nothing that is there.
  enabled: ({ workspace }) => isStart(workspace) || !workspace.store.getState().viewOnly,
  run({ workspace, services }) {
    if (!isStart(workspace)) openDialog({ type: 'expose' })
    else
      void openContent(workspace, services, {
        name: 'Untitled',
        files: [{ name: 'main.yaml', text: '' }],
      }).then(opened => opened && openDialog({ type: 'expose' }))
  },
}

function isStart(workspace: Workspace): boolean {
  return screenStore.getState().welcome || workspace.store.getState().files.length === 0
}
