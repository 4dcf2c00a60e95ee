import {
  CircleAlert,
  Command as CommandIcon,
  History,
  Info,
  Keyboard,
  PanelBottom,
  PanelLeft,
  PanelRight,
  Settings,
  SlidersHorizontal,
  Split,
  Table2,
} from 'lucide-react'
import type { Workspace } from '../../workspace/workspace.ts'
import { layoutStore, showDrawer, togglePane } from '../screen/layout-state.ts'
import { openDialog, screenStore } from '../screen/screen-state.ts'
import { showMode, toggleMode } from '../traffic/traffic-state.ts'
import { showToast } from '../ui/toast.ts'
import type { Command } from './command.ts'
import { isKeeping, keepTypedAhead } from './typed-ahead.ts'

export const search: Command = {
  id: 'search',
  title: 'Search everything',
  icon: <CommandIcon />,
  // The second is that of VS Code's commands.
  keys: ['Ctrl+K', 'Ctrl+Shift+P'],
  everywhere: true,
  run: () => {
    // Keys are the field's where it is there already.
    if (screenStore.getState().dialog?.type === 'search' && !isKeeping()) return
    keepTypedAhead()
    openDialog({ type: 'search' })
  },
}

export const showProblems: Command = {
  id: 'show-problems',
  title: 'Show problems',
  keys: [],
  icon: <CircleAlert />,
  keywords: 'errors warnings checks',
  run: () => showDrawer('problems'),
}

export const showHistory: Command = {
  id: 'show-history',
  title: 'Show history',
  keys: [],
  icon: <History />,
  keywords: 'undo changes',
  run: () => showDrawer('history'),
}

export const showTraffic: Command = {
  id: 'show-traffic',
  title: 'Show or hide the traffic on the canvas',
  icon: <Split />,
  keywords: 'flow split weights share mix rate percent',
  keys: ['Ctrl+Shift+L'],
  everywhere: true,
  run: () => {
    layoutStore.setState({ narrowTab: 'canvas' })
    toggleMode()
  },
}

export const showTable: Command = {
  id: 'show-table',
  title: 'Show the tables of routes, gateways and services',
  icon: <Table2 />,
  keywords: 'rows list csv markdown hosts certificates',
  keys: [],
  run: () => {
    layoutStore.setState({ narrowTab: 'canvas' })
    showMode('table')
  },
}

export const toggleFiles: Command = {
  id: 'toggle-files',
  title: 'Show or hide the files',
  icon: <PanelLeft />,
  keys: ['Ctrl+B'],
  everywhere: true,
  run: () => togglePane('files'),
}

export const toggleYaml: Command = {
  id: 'toggle-yaml',
  title: 'Show or hide the YAML',
  keys: [],
  icon: <PanelRight />,
  run: () => togglePane('yaml'),
}

export const toggleInspector: Command = {
  id: 'toggle-inspector',
  title: 'Show or hide the inspector',
  keys: [],
  icon: <SlidersHorizontal />,
  run: ({ workspace }) => showOrHideInspector(workspace),
}

/** The inspector has nothing to show without a selection: then it says when it comes. */
export function showOrHideInspector({ store }: Workspace): void {
  togglePane('inspector')
  const { inspector } = layoutStore.getState()
  if (store.getState().selection) return
  showToast({
    topic: 'inspector',
    title: inspector ? 'The inspector opens with a selection' : 'The inspector stays hidden',
    description: inspector ? 'Select a box, a row or an edge on the canvas.' : undefined,
  })
}

export const toggleDrawer: Command = {
  id: 'toggle-drawer',
  title: 'Show or hide the drawer',
  keys: [],
  icon: <PanelBottom />,
  run: () => togglePane('drawer'),
}

export const settings: Command = {
  id: 'settings',
  title: 'Workspace settings…',
  keys: [],
  icon: <Settings />,
  keywords: 'namespace complete declared options preferences',
  run: () => openDialog({ type: 'settings' }),
}

export const shortcuts: Command = {
  id: 'shortcuts',
  title: 'Keyboard shortcuts',
  keys: ['?'],
  icon: <Keyboard />,
  keywords: 'keys help',
  run: () => openDialog({ type: 'shortcuts' }),
}

export const about: Command = {
  id: 'about',
  title: 'About Drawbridge',
  keys: [],
  icon: <Info />,
  keywords: 'version licences licenses third-party open source',
  run: () => openDialog({ type: 'about' }),
}
