import type { ComponentType } from 'react'
import type { SourceChoices } from '../../core/questions/source-choices.ts'
import type { HelpTopic } from '../help/help-texts.ts'
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
  /** What its `?` explains. */
  readonly help: HelpTopic
  /** Stands beside the label. */
  readonly badge?: ComponentType
  readonly content: ComponentType<{ choices: SourceChoices | undefined }>
}

/** The views of the trace, in the order of their segments. */
export const traceViews: readonly TraceView[] = [
  { id: 'request', label: 'Request', help: 'request', content: RequestView },
  { id: 'saved', label: 'Saved', help: 'saved', badge: SavedBadge, content: SavedView },
  { id: 'changes', label: 'Changes', help: 'changes', badge: ChangesBadge, content: ChangesView },
  { id: 'routes', label: 'All routes', help: 'routes', content: RoutesView },
  { id: 'traffic', label: 'Traffic', help: 'mix', content: TrafficView },
]
