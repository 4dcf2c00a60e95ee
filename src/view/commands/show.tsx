import {
  CircleAlert,
  Command as CommandIcon,
  History,
  Keyboard,
  PanelBottom,
  PanelLeft,
  PanelRight,
  Settings,
  SlidersHorizontal,
  Split,
} from 'lucide-react'
import { layoutStore, showDrawer, togglePane } from '../shell/layout-state.ts'
import { openDialog } from '../shell/screen-state.ts'
import { toggleMode } from '../traffic/traffic-state.ts'
import type { Command } from './command.ts'

export const search: Command = {
  id: 'search',
  title: 'Search everything',
  icon: <CommandIcon />,
  shortcut: 'Ctrl+K',
  everywhere: true,
  run: () => openDialog({ type: 'search' }),
}

export const showProblems: Command = {
  id: 'show-problems',
  title: 'Show problems',
  icon: <CircleAlert />,
  keywords: 'errors warnings checks',
  run: () => showDrawer('problems'),
}

export const showHistory: Command = {
  id: 'show-history',
  title: 'Show history',
  icon: <History />,
  keywords: 'undo changes',
  run: () => showDrawer('history'),
}

export const showTraffic: Command = {
  id: 'show-traffic',
  title: 'Show or hide the traffic on the canvas',
  icon: <Split />,
  keywords: 'flow split weights share mix rate percent',
  shortcut: 'Ctrl+Shift+F',
  everywhere: true,
  run: () => {
    layoutStore.setState({ narrowTab: 'canvas' })
    toggleMode()
  },
}

export const toggleFiles: Command = {
  id: 'toggle-files',
  title: 'Show or hide the files',
  icon: <PanelLeft />,
  shortcut: 'Ctrl+B',
  everywhere: true,
  run: () => togglePane('files'),
}

export const toggleYaml: Command = {
  id: 'toggle-yaml',
  title: 'Show or hide the YAML',
  icon: <PanelRight />,
  run: () => togglePane('yaml'),
}

export const toggleInspector: Command = {
  id: 'toggle-inspector',
  title: 'Show or hide the inspector',
  icon: <SlidersHorizontal />,
  run: () => togglePane('inspector'),
}

export const toggleDrawer: Command = {
  id: 'toggle-drawer',
  title: 'Show or hide the drawer',
  icon: <PanelBottom />,
  run: () => togglePane('drawer'),
}

export const settings: Command = {
  id: 'settings',
  title: 'Workspace settings…',
  icon: <Settings />,
  keywords: 'namespace complete declared options preferences',
  run: () => openDialog({ type: 'settings' }),
}

export const shortcuts: Command = {
  id: 'shortcuts',
  title: 'Keyboard shortcuts',
  icon: <Keyboard />,
  keywords: 'keys help',
  run: () => openDialog({ type: 'shortcuts' }),
}
