import { type SharedDrawer, type SharedView, sharedDrawers } from '../../core/share/shared-content.ts'
import { layoutStore, showDrawer } from '../screen/layout-state.ts'
import { traceStore } from '../trace/trace-state.ts'
import { trafficStore } from '../traffic/traffic-state.ts'

/** What the drawer and the canvas show at the moment, for a link that opens there. */
export function viewOnScreen(): SharedView {
  const { drawer: isOpen, drawerTab } = layoutStore.getState()
  const { view, text, gateway, from } = traceStore.getState()
  const { mode } = trafficStore.getState()
  const drawer = isOpen ? drawerNamed(drawerTab === 'trace' ? view : drawerTab) : undefined
  return {
    ...(drawer && { drawer }),
    ...(mode !== 'configuration' && { canvas: mode }),
    ...(drawer === 'request' &&
      text.trim() !== '' && {
        request: { text, ...(gateway !== undefined && { gateway }), ...(from !== undefined && { from }) },
      }),
  }
}

/** Shows what the sender of a link looked at. */
export function showView({ drawer, canvas, request }: SharedView): void {
  if (canvas) trafficStore.setState({ mode: canvas })
  if (request)
    traceStore.setState({ text: request.text, gateway: request.gateway, from: request.from, view: 'request' })
  if (drawer === 'problems') showDrawer('problems')
  else if (drawer) {
    traceStore.setState({ view: drawer })
    showDrawer('trace')
  }
}

function drawerNamed(name: string): SharedDrawer | undefined {
  return sharedDrawers.find(it => it === name)
}
