import type { Resource } from '../../model/resource.ts'
import type { ObjectRule, Rule } from '../define-rule.ts'
import { structureOf, traceStructure } from '../schema/structure.ts'
import { placesIn, type ShapePlace } from '../shapes/places.ts'
import { type Leaf, type Shaped, shapeOf } from '../shapes/shape-of.ts'
import { isSilent, type Silences, silent, withSilence } from '../shapes/silences.ts'
import { traceReads } from '../shapes/trace-reads.ts'
import { type LeafCheck, leafChecks } from './leaf-checks.ts'
import { decodedSpec, traceReading } from './webhook-rule.ts'

type AskedRule = Rule & ObjectRule

/** Asks a rule as if nothing were known. */
type Ask = (rule: AskedRule) => void

/**
 * Asks the rules about a resource, but for those that had nothing to say of an object of the same shape with the same values at all the
 * leaves that they read. `all` are the rules to ask where nothing is known.
 */
export function askOfShape(
  resource: Resource,
  rulesFor: (resource: Resource) => readonly AskedRule[],
  ask: Ask,
  hasFound: () => boolean,
): void {
  const shaped = resource.origin || isPaused() ? undefined : shapeOf(resource)
  const known = shaped && shapes.get(shaped.shape)
  count(known !== undefined)
  if (typeof known === 'object' && known.checks.every(it => it.isSound(shaped!.leaves[it.leaf]!))) {
    askKnown(resource, shaped!.leaves, known, ask)
    return
  }
  for (const it of rulesFor(resource)) ask(it)
  if (shaped && typeof known !== 'object' && !hasFound()) meet(resource, shaped, known ?? 0, rulesFor)
}

/** Where few objects have a shape that was met, the next ones are not taken apart. */
const counted = { looked: 0, met: 0, paused: 0 }
const looksAtOnce = 100
const fewestMet = 25
const pause = 400

function isPaused(): boolean {
  if (counted.paused === 0) return false
  counted.paused--
  return true
}

function count(isMet: boolean): void {
  if (counted.paused > 0) return
  counted.looked++
  if (isMet) counted.met++
  if (counted.looked < looksAtOnce) return
  if (counted.met < fewestMet) counted.paused = pause
  counted.looked = 0
  counted.met = 0
}

/** What is known of a shape: a number while it was met so many times without a finding; later on what its rules read. */
interface Known {
  readonly checks: readonly LeafCheck[]
  readonly places: ShapePlace
  /** Those that read a leaf, in the order of the registry. */
  asked: readonly Asked[]
}

interface Asked {
  readonly rule: AskedRule
  silences: Silences | undefined
  traces: number
  hits: number
}

const shapes = new Map<string, number | Known>()
const mostShapes = 300

/** From so many objects of a shape on, what its rules read is traced: that costs more than to ask them. */
export const meetings = 20

function meet(
  resource: Resource,
  { shape }: Shaped,
  times: number,
  rulesFor: (resource: Resource) => readonly AskedRule[],
): void {
  if (times < 0) return
  if (times === 0 && shapes.size >= mostShapes) shapes.clear()
  shapes.set(shape, times < meetings ? times + 1 : (learn(resource, rulesFor(resource)) ?? -1))
}

function learn(resource: Resource, rules: readonly AskedRule[]): Known | undefined {
  const { faults, unreadable } = structureOf(resource)
  if (faults.length + unreadable.length + decodedSpec(resource).faults.length > 0) return undefined
  const checks = leafChecks(resource)
  if (!checks) return undefined
  const asked = rules.map(rule => ({ rule, silences: undefined, traces: 0, hits: 0 }))
  return { checks, places: placesIn(resource.value), asked }
}

function askKnown(resource: Resource, leaves: readonly Leaf[], known: Known, ask: Ask): void {
  let isLearnt = false
  for (const it of known.asked) {
    if (isSilent(it.silences, leaves)) it.hits++
    else if (isWorthTracing(it) && isTracedSilent(resource, leaves, known.places, it))
      isLearnt ||= it.silences === silent
    else ask(it.rule)
  }
  if (isLearnt) known.asked = known.asked.filter(it => it.silences !== silent)
}

function isWorthTracing({ traces, hits }: Asked): boolean {
  return traces < mostTraces && traces < fewTraces + hits / hitsOfTrace
}

const mostTraces = 40
const fewTraces = 3
const hitsOfTrace = 16

/** Asks a rule about an object that notes its reads. False where it has something to say, or read what is no leaf. */
function isTracedSilent(
  resource: Resource,
  leaves: readonly Leaf[],
  places: ShapePlace,
  asked: Asked,
): boolean {
  asked.traces++
  const traced = traceReads(resource, places)
  traceStructure(resource, traced)
  traceReading(resource, traced)
  let hasFound = false
  try {
    asked.rule.check(traced.resource, () => {
      hasFound = true
    })
  } catch {
    hasFound = true
  }
  if (hasFound) return false
  const silences = traced.isOpen() ? undefined : withSilence(asked.silences, traced.reads, leaves)
  if (silences) asked.silences = silences
  else asked.traces = Number.POSITIVE_INFINITY
  return true
}
