import { differencesInSteps } from '../change/diff-routing.ts'
import { meshChanged } from '../change/mesh-changed.ts'
import { listWords } from '../explain/explain-words.ts'
import { type LinkedModel, linkModel } from '../model/model.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import type { AnalysisSettings } from '../settings.ts'
import { finish, type Steps } from '../steps.ts'
import type { Files } from '../text/file-change.ts'
import { pluralOf } from '../text/plural-of.ts'
import { type ClusterObjects, clusterObjects } from './cluster-object.ts'
import { findOrder, type MadeMove } from './find-order.ts'
import { isMovable, type Move, movesBetween } from './moves.ts'
import type { NoRollout, Rollout } from './rollout.ts'
import { stepsOf } from './steps-of.ts'
import { ruleWitnesses, sourceOfFound, Witnesses } from './witnesses.ts'

/** What is planned, and with which settings both sides are read. */
export interface Change {
  readonly before: Files
  readonly after: Files
  readonly settings: AnalysisSettings
}

/** More objects than this that change are compared with before only behind each stage, not one by one. */
const mostByOne = 40
const mostRounds = 4
/** States times objects: what a plan may cost in comparisons. */
const mostCompared = 20_000

/** The steps of a change. Never throws. */
export function planRollout(change: Change): Rollout | NoRollout {
  return finish(rolloutInSteps(change))
}

/** The same, with a pause wherever something was compared or traced. */
export function* rolloutInSteps({ before, after, settings }: Change): Steps<Rollout | NoRollout> {
  const [was, is] = [before, after].map(it => clusterObjects(it, settings)) as [
    ClusterObjects,
    ClusterObjects,
  ]
  const [broken] = is.unreadable
  if (broken)
    return {
      refuse: `The document in line ${broken.line} of ${broken.file} cannot be read, so it is not known what is gone. Mend it first.`,
    }
  const start = modelOf(was, settings)
  const end = modelOf(is, settings, start)
  const [old, now] = [appliedModel(start), appliedModel(end)]
  const moves = movesBetween(was, is, settings)
  const witnesses = new Witnesses(old, now)
  yield* collectFrom(old, now, witnesses, now)
  const changed = moves.flatMap(it => (it.before?.kind === 'VirtualService' ? [it.before] : []))
  for (const it of yield* ruleWitnesses(old, [...new Set(changed)])) witnesses.add(it.request, it.known)

  // What a plan does to requests that it was not made for is found by comparing its states, and the next one knows of them.
  const compared = new Set<string>()
  let made: MadeMove[] = []
  let isComplete = true
  for (let round = 0; round < mostRounds; round++) {
    made = yield* findOrder(start, moves, witnesses, settings)
    let isNew = false
    const states = statesToCompare(made)
    const most = Math.max(
      2,
      Math.floor(mostCompared / Math.max(1, start.resources.length + end.resources.length)),
    )
    for (const { key, state } of states) {
      if (compared.has(key)) continue
      if (compared.size >= most) {
        isComplete = false
        break
      }
      compared.add(key)
      const result = yield* collectFrom(old, appliedModel(state), witnesses, now)
      isNew ||= result.isNew
      isComplete &&= result.complete
    }
    if (!isNew) break
  }
  const limits = [...limitsOf(was, is, now, isComplete), ...notTraced(moves), ...inMesh(old, now)]
  return { steps: stepsOf(made), limits }
}

/** Kinds that have a say in what becomes of a request, and that a trace does not follow. */
function notTraced(moves: readonly Move[]): string[] {
  const kinds = [...new Set(moves.filter(it => !isMovable(it)).map(it => it.object.resource.kind))]
  const told = kinds.filter(it => !withoutSay.has(it)).map(pluralOf)
  return told.length > 0
    ? [`Tracing does not follow ${listWords(told, 4)}: their places are by what they can do.`]
    : []
}

const withoutSay = new Set(['Namespace', 'ConfigMap', 'ServiceAccount', 'CustomResourceDefinition'])

function inMesh(old: LinkedModel, now: LinkedModel): string[] {
  const changed = meshChanged(old, now)
  return changed.length > 0
    ? [`TLS and TCP within the mesh are not compared; changed for them: ${listWords(changed, 4)}.`]
    : []
}

function modelOf({ objects }: ClusterObjects, settings: AnalysisSettings, last?: LinkedModel): LinkedModel {
  return linkModel(
    [...objects.values()].map(it => it.resource),
    settings,
    last,
  )
}

/** Takes in the requests that a state answers differently than before. */
function* collectFrom(
  before: LinkedModel,
  state: LinkedModel,
  witnesses: Witnesses,
  after: LinkedModel,
): Steps<{ isNew: boolean; complete: boolean }> {
  const { found, complete, callers } = yield* differencesInSteps(before, state, 'everything')
  let isNew = false
  for (const it of found) {
    const known = sourceOfFound(before, after, it) ?? sourceOfFound(state, state, it)
    if (!known || !witnesses.add(it.request, known)) continue
    const witness = witnesses.all.at(-1)!
    isNew ||= witnesses.wrong(state, witness) !== undefined
  }
  return { isNew, complete: complete && callers.compared === callers.all }
}

/** The states behind each move, or where there are many behind each stage; a state is known by what was done until then. */
function statesToCompare(made: readonly MadeMove[]): { key: string; state: LinkedModel }[] {
  const keys: string[] = []
  return made.slice(0, -1).flatMap(({ move, state }, i) => {
    keys.push(`${move.action} ${move.object.resource.id} ${move.isWider}`)
    const isLast = made[i + 1]!.move.stage !== move.stage
    return made.length <= mostByOne || isLast ? [{ key: keys.toSorted().join('\n'), state }] : []
  })
}

function limitsOf(was: ClusterObjects, is: ClusterObjects, now: LinkedModel, isComplete: boolean): string[] {
  const refused = now.refused?.all ?? []
  const unreadable = was.unreadable.map(
    it =>
      `The document in line ${it.line} of ${it.file} before the change cannot be read, so what it holds is not deleted.`,
  )
  const nameless = new Map<string, number>()
  for (const { kind } of is.nameless) nameless.set(kind, (nameless.get(kind) ?? 0) + 1)
  return [
    ...refused.map(it => `Istio refuses ${it.resource.kind} ${it.resource.name}: ${it.message}`),
    ...unreadable,
    ...[...nameless].map(([kind, count]) =>
      count === 1
        ? `One ${kind} has no name and is in no step.`
        : `${count} ${pluralOf(kind)} have no name and are in no step.`,
    ),
    ...(isComplete
      ? []
      : ['Not every request was compared between the steps: there may be others that fail.']),
  ]
}
