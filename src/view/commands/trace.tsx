import { ArrowRightLeft, Bookmark, Route, Rows3, Split } from 'lucide-react'
import { focusInPane } from '../screen/focus-pane.ts'
import { showDrawer } from '../screen/layout-state.ts'
import { traceStore } from '../trace/trace-state.ts'
import type { Command } from './command.ts'

/** One for each view of the trace, in their order. */
export const traceCommands: readonly Command[] = [
  {
    ...leadsTo('request', 'Trace a request', 'where does it go route curl url why'),
    icon: <Route />,
    leads: true,
    run() {
      show('request')
      focusInPane('trace', 'textarea')
    },
  },
  { ...leadsTo('saved', 'Show saved requests', 'trace expectations tests'), icon: <Bookmark /> },
  {
    ...leadsTo('changes', 'Show what changes for requests', 'trace diff before after routing'),
    icon: <ArrowRightLeft />,
  },
  { ...leadsTo('routes', 'Show all routes of a gateway', 'trace table reach rules order'), icon: <Rows3 /> },
  { ...leadsTo('traffic', 'Show where the traffic of a gateway ends', 'trace mix percent'), icon: <Split /> },
]

function leadsTo(view: string, title: string, keywords: string) {
  return { id: `trace-${view}`, title, keywords, keys: [], run: () => show(view) }
}

function show(view: string): void {
  showDrawer('trace')
  traceStore.setState({ view })
}
