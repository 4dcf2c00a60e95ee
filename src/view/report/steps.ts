import type { LastChange, Workspace } from '../../workspace/workspace.ts'
import { layoutStore } from '../screen/layout-state.ts'
import { screenStore } from '../screen/screen-state.ts'

interface Step {
  readonly what: string
  /** Milliseconds on the page's clock. */
  readonly at: number
  readonly times: number
}

/** As many as a report tells. */
const most = 30

let steps: readonly Step[] = []

const changes: Record<LastChange['by'], string> = {
  type: 'typed',
  apply: 'made a change',
  undo: 'undid',
  redo: 'did again',
  load: 'opened a workspace',
  others: 'took in what others did',
}

/** Notes what is done on the page, in words that hold nothing of the user's, so that a report can tell it. */
export function noteSteps(workspace: Workspace): void {
  workspace.store.subscribe((now, before) => {
    if (now.lastChange && now.lastChange !== before.lastChange) note(changes[now.lastChange.by])
    else if (now.selection && now.selection !== before.selection) note('selected something')
    if (now.analysisError !== undefined && now.analysisError !== before.analysisError)
      note('the checks stopped')
  })
  screenStore.subscribe(({ dialog, welcome }, before) => {
    if (dialog && dialog.type !== before.dialog?.type) note(`opened the dialog ${dialog.type}`)
    if (welcome && !before.welcome) note('opened the start page')
  })
  layoutStore.subscribe((now, before) => {
    if (now.drawer && (!before.drawer || now.drawerTab !== before.drawerTab))
      note(`opened the drawer at ${now.drawerTab}`)
  })
}

/** What was done last, the latest first, a line each. */
export function recentSteps(): string[] {
  const now = performance.now()
  return steps.map(({ what, at, times }) => {
    const ago = Math.round((now - at) / 1000)
    return `  ${ago} s ago: ${what}${times > 1 ? `, ${times} times` : ''}`
  })
}

function note(what: string): void {
  const [last, ...earlier] = steps
  const at = performance.now()
  steps =
    last?.what === what
      ? [{ what, at, times: last.times + 1 }, ...earlier]
      : [{ what, at, times: 1 }, ...steps].slice(0, most)
}
