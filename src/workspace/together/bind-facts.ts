import type * as Y from 'yjs'
import { canonical } from '../../core/data/canonical.ts'
import { sameValue } from '../../core/data/same-value.ts'
import { cleanComments } from '../../core/review/clean-comments.ts'
import type { Comments } from '../../core/review/comment.ts'
import { mergeComments } from '../../core/review/merge-comments.ts'
import { isOnCanvas } from '../../core/share/clean-content.ts'
import { readPayload, writePayload } from '../../core/share/payload.ts'
import { type Baseline, readBaseline } from '../baseline.ts'
import type { SharedFacts, Workspace, WorkspaceState } from '../workspace.ts'
import { isWithinLimits } from './bind-files.ts'

/**
 * Keeps alike what a workspace holds beside its files: name, settings, saved requests, places of boxes, the baseline, and whether it is
 * looked at only. Of two who
 * change the same the later wins; comments are merged. What is folded stays everybody's own.
 */
export function bindFacts(
  doc: Y.Doc,
  facts: Y.Map<unknown>,
  workspace: Workspace,
  from: 'workspace' | 'shared',
): { dispose(): void } {
  const here = {}
  if (from === 'workspace') write(workspace.store.getState())
  else takeIn()
  const unsubscribe = workspace.store.subscribe((state, before) => {
    if (heard.some(key => state[key] !== before[key])) write(state)
  })
  facts.observe(follow)

  return {
    dispose() {
      unsubscribe()
      facts.unobserve(follow)
    },
  }

  function follow(_event: unknown, { origin }: Y.Transaction): void {
    if (origin !== here) takeIn()
  }

  function write(state: WorkspaceState): void {
    const wanted = factsOf(state)
    const changed = Object.entries(wanted).filter(([key, value]) => !sameValue(facts.get(key), value))
    const gone = [...facts.keys()].filter(it => it.startsWith(placeKey) && !(it in wanted))
    if (changed.length === 0 && gone.length === 0) return
    doc.transact(() => {
      for (const [key, value] of changed) facts.set(key, value)
      for (const key of gone) facts.delete(key)
    }, here)
  }

  function takeIn(): void {
    const state = workspace.store.getState()
    const now = factsOf(state)
    const isOther = (key: string) => facts.has(key) && !sameValue(facts.get(key), now[key])
    const name = facts.get('name')
    const settings = isOther('settings') && contentAt('settings')?.settings
    const requests = isOther('requests') && contentAt('requests')
    const baseline = isOther('baseline') && baselineAt()
    const positions = placesNow()
    const comments = mergeComments(state.comments, commentsNow())
    const taken: SharedFacts = {
      ...(isOther('name') && typeof name === 'string' && { name: name.slice(0, longestName) }),
      ...(settings && { settings }),
      ...(requests && { requests: requests.requests ?? [] }),
      ...(baseline && { baseline }),
      ...(isOther('viewOnly') && { viewOnly: facts.get('viewOnly') === true }),
      ...(!sameEntries(positions, state.positions) && { positions }),
      ...(canonical(comments) !== canonical(state.comments) && { comments }),
    }
    if (Object.keys(taken).length > 0) workspace.takeInFacts(taken)
  }

  function contentAt(key: string) {
    const written = facts.get(key)
    return typeof written === 'string' ? readPayload(written) : undefined
  }

  function baselineAt(): Baseline | undefined {
    const written = facts.get('baseline')
    const baseline = readBaseline(parsed(written))
    return baseline && isWithinLimits(baseline.files) ? baseline : undefined
  }

  function placesNow(): WorkspaceState['positions'] {
    return Object.fromEntries(
      keysFrom(placeKey).flatMap(key => {
        const place = placeOf(facts.get(key))
        return place ? [[key.slice(placeKey.length), place] as const] : []
      }),
    )
  }

  function commentsNow(): Comments {
    return cleanComments(keysFrom(commentKey).map(key => parsed(facts.get(key))))
  }

  function keysFrom(start: string): string[] {
    return [...facts.keys()].filter(it => it.startsWith(start))
  }
}

const heard = ['name', 'settings', 'requests', 'positions', 'baseline', 'comments', 'viewOnly'] as const
const commentKey = 'comment '
const placeKey = 'place '
const longestName = 200

function factsOf(state: WorkspaceState) {
  const { name, settings, requests = [], positions, baseline, comments, viewOnly } = state
  const places = Object.entries(positions).map(([id, { x, y }]) => [placeKey + id, [x, y]] as const)
  return {
    name,
    settings: writePayload({ name: '', files: [], settings }),
    requests: writePayload({ name: '', files: [], requests }),
    baseline: baselineText(baseline),
    viewOnly,
    ...Object.fromEntries(places),
    ...Object.fromEntries(comments.map(it => [commentKey + it.id, canonical(it)])),
  } as Record<string, unknown>
}

const baselines = new WeakMap<Baseline, string>()

function baselineText(baseline: Baseline): string {
  const text = baselines.get(baseline) ?? JSON.stringify(baseline)
  baselines.set(baseline, text)
  return text
}

function placeOf(written: unknown): { x: number; y: number } | undefined {
  if (!Array.isArray(written) || written.length !== 2) return undefined
  const [x, y] = written as unknown[]
  return typeof x === 'number' && typeof y === 'number' && isOnCanvas({ x, y }) ? { x, y } : undefined
}

function sameEntries(a: WorkspaceState['positions'], b: WorkspaceState['positions']): boolean {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every(key => sameValue(a[key], b[key]))
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined
  } catch {
    return undefined
  }
}
