import type { ComponentType } from 'react'
import type { SourceChoices } from '../../core/questions/source-choices.ts'
import { ChangesBadge } from './changes/ChangesBadge.tsx'
import { ChangesView } from './changes/ChangesView.tsx'
import { RequestView } from './request/RequestView.tsx'
import { RoutesView } from './routes/RoutesView.tsx'
import { SavedBadge } from './saved/SavedBadge.tsx'
import { SavedView } from './saved/SavedView.tsx'
import { TrafficView } from './traffic/TrafficView.tsx'

/** A way to look at where requests go: a segment at the head of the drawer, and what it shows. */
export interface TraceView {
  readonly id: string
  readonly label: string
  /** Stands beside the label. */
  readonly badge?: ComponentType
  readonly content: ComponentType<{ choices: SourceChoices | undefined }>
}

/** The views of the trace, in the order of their segments. */
export const traceViews: readonly TraceView[] = [
  { id: 'request', label: 'Request', content: RequestView },
  { id: 'saved', label: 'Saved', badge: SavedBadge, content: SavedView },
  { id: 'changes', label: 'Changes', badge: ChangesBadge, content: ChangesView },
  { id: 'routes', label: 'All routes', content: RoutesView },
  { id: 'traffic', label: 'Traffic', content: TrafficView },
]
