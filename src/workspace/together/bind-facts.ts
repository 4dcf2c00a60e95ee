import type * as Y from 'yjs'
import { sameValue } from '../../core/data/same-value.ts'
import { isOnCanvas } from '../../core/share/clean-content.ts'
import { readPayload, writePayload } from '../../core/share/payload.ts'
import { type Baseline, readBaseline } from '../baseline.ts'
import type { Workspace, WorkspaceState } from '../workspace.ts'
import { isWithinLimits } from './bind-files.ts'

/**
 * Keeps alike what a workspace holds beside its files: name, settings, saved requests, places of boxes and the baseline. Of two who
 * change the same the later wins. What is folded stays everybody's own.
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
    if (isOther('name') && typeof name === 'string') workspace.rename(name.slice(0, longestName))
    const settings = isOther('settings') && contentAt('settings')?.settings
    if (settings) workspace.setSettings(settings)
    const requests = isOther('requests') && contentAt('requests')
    if (requests) workspace.setRequests(requests.requests ?? [])
    const baseline = isOther('baseline') && baselineAt()
    if (baseline) workspace.restoreBaseline(baseline)
    takePlaces(state.positions)
  }

  function contentAt(key: string) {
    const written = facts.get(key)
    return typeof written === 'string' ? readPayload(written) : undefined
  }

  function baselineAt(): Baseline | undefined {
    const written = facts.get('baseline')
    const baseline = readBaseline(typeof written === 'string' ? parsed(written) : undefined)
    return baseline && isWithinLimits(baseline.files) ? baseline : undefined
  }

  function takePlaces(known: WorkspaceState['positions']): void {
    const shared = new Map(
      [...facts.keys()].flatMap(key => {
        const place = key.startsWith(placeKey) ? placeOf(facts.get(key)) : undefined
        return place ? [[key.slice(placeKey.length), place] as const] : []
      }),
    )
    for (const id of Object.keys(known)) if (!shared.has(id)) workspace.setPosition(id, undefined)
    for (const [id, place] of shared) if (!sameValue(known[id], place)) workspace.setPosition(id, place)
  }
}

const heard = ['name', 'settings', 'requests', 'positions', 'baseline'] as const
const placeKey = 'place '
const longestName = 200

function factsOf({ name, settings, requests = [], positions, baseline }: WorkspaceState) {
  const places = Object.entries(positions).map(([id, { x, y }]) => [placeKey + id, [x, y]] as const)
  return {
    name,
    settings: writePayload({ name: '', files: [], settings }),
    requests: writePayload({ name: '', files: [], requests }),
    baseline: baselineText(baseline),
    ...Object.fromEntries(places),
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

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
