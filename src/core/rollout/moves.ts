import { canonical } from '../data/canonical.ts'
import { sameValue } from '../data/same-value.ts'
import { identifyFiles } from '../model/locate.ts'
import { listAt } from '../model/read-value.ts'
import type { Resource } from '../model/resource.ts'
import type { AnalysisSettings } from '../settings.ts'
import type { Json } from '../yaml/source-document.ts'
import type { ClusterObject, ClusterObjects } from './cluster-object.ts'
import { type StageName, stageNumber, stagesOf, tracedKinds } from './stages.ts'
import { type Wider, widerBinding, widerText } from './wider-text.ts'

/** One object applied or deleted. */
export interface Move {
  readonly action: 'apply' | 'delete'
  readonly object: ClusterObject
  readonly before: Resource | undefined
  readonly stage: StageName
  readonly isWider: boolean
  /** Lower goes first within a stage. */
  readonly rank: number
  /** Why its object is not first made to hold both what was and what will be. */
  readonly why?: string
}

/** What leads from one set of objects to the other, in the order of the stages. */
export function movesBetween(
  before: ClusterObjects,
  after: ClusterObjects,
  settings: AnalysisSettings,
): Move[] {
  const put = [...after.objects].flatMap(([id, object]) => {
    const was = before.objects.get(id)?.resource
    return was && sameValue(was.value, object.resource.value) ? [] : movesOf(object, was, settings)
  })
  const gone = [...before.objects].flatMap(([id, object]): Move[] => {
    if (after.objects.has(id)) return []
    const { resource } = object
    const stage = isNamespace(resource) ? 'groundGone' : stagesOf(resource).gone
    const rank = isNamespace(resource) ? 2 : 1
    return [{ action: 'delete', object, before: resource, stage, isWider: false, rank }]
  })
  return [...put, ...gone].sort(byStage)
}

export function byStage(a: Move, b: Move): number {
  return stageNumber(a.stage) - stageNumber(b.stage) || a.rank - b.rank
}

/** A VirtualService that changes, first under the hosts and at the gateways of before as well; undefined where that is nothing more. */
export function widerFirst(move: Move, settings: AnalysisSettings): [wider: Move, final: Move] | undefined {
  const { object, before } = move
  // The second half of a move that was taken apart is not taken apart again.
  const isOne = move.action === 'apply' && !move.isWider && move.stage === 'routes'
  if (object.resource.kind !== 'VirtualService' || !before || !isOne) return undefined
  const wider = widerBinding(before, object.resource, object.text)
  if (wider.type !== 'wider') return undefined
  const first = { ...move, object: withText(object, wider.text, settings), isWider: true }
  return [first, { ...move, stage: 'routesGone', rank: 0 }]
}

function movesOf(object: ClusterObject, before: Resource | undefined, settings: AnalysisSettings): Move[] {
  const { resource } = object
  const { put, gone } = stagesOf(resource)
  const move: Move = {
    action: 'apply',
    object,
    before,
    stage: put,
    isWider: false,
    rank: rankOf(before, resource),
  }
  if (!before) return [isNewLimit(resource) ? { ...move, stage: 'limits' } : move]
  const wider: Wider = widerText(before, resource, object.text)
  if (wider.type === 'same') return [move]
  if (wider.type === 'refused') return [{ ...move, why: wider.why }]
  const widened = withText(object, wider.text, settings)
  // What only loses something waits; what only gains something is done at once.
  if (sameBag(widened.resource, before)) return [{ ...move, stage: gone, rank: 0 }]
  return [
    { ...move, object: widened, isWider: true },
    { ...move, stage: gone, rank: 0 },
  ]
}

/** An allowing policy where there was none refuses everything else. */
function isNewLimit({ kind }: Resource): boolean {
  return kind === 'AuthorizationPolicy' || kind === 'RequestAuthentication'
}

/** Namespaces go before what is in them; what gains a host before what keeps its hosts, and that before what loses one. */
function rankOf(before: Resource | undefined, after: Resource): number {
  if (isNamespace(after)) return 0
  if (after.kind !== 'VirtualService' || !before) return 1
  const hosts = (it: Resource) => listAt(it.spec, 'hosts').map(canonical)
  const [was, is] = [hosts(before), hosts(after)]
  if (is.some(it => !was.includes(it))) return 1
  return was.some(it => !is.includes(it)) ? 3 : 2
}

function isNamespace({ kind }: Resource): boolean {
  return kind === 'Namespace' || kind === 'CustomResourceDefinition'
}

function withText({ resource }: ClusterObject, text: string, settings: AnalysisSettings): ClusterObject {
  const [read] = identifyFiles([{ name: resource.file, text }], settings).flatMap(it => it.resources)
  return { resource: { ...read!, id: resource.id }, text }
}

/** Whether two objects say the same but for the order of lists. */
function sameBag(a: Resource, b: Resource): boolean {
  return canonical(bag(a.value as Json)) === canonical(bag(b.value as Json))
}

function bag(value: Json): Json {
  if (Array.isArray(value)) return value.map(bag).sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, bag(it)]))
}

/** Whether a move may be made out of its turn to spare requests. */
export function isMovable({ object }: Move): boolean {
  return tracedKinds.has(object.resource.kind)
}
