import { diffInSteps } from '../change/diff-routing.ts'
import { limitWords } from '../change/limit-words.ts'
import type { RoutingChange, RoutingDiff } from '../change/routing-diff.ts'
import { canonical } from '../data/canonical.ts'
import { isHostWithin } from '../model/hosts.ts'
import type { LinkedModel, Model } from '../model/model.ts'
import { readModel } from '../model/read-model.ts'
import { deleteResources } from '../operations/delete-resources.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import { finish, type Steps } from '../steps.ts'
import { applyChanges, type Files } from '../text/file-change.ts'
import { freeFileName } from '../text/file-name.ts'
import type { Comparison, Conversion } from './conversion/conversion.ts'
import { writeObjects } from './conversion/write-objects.ts'
import { meshConnectionChanges } from './mesh-connections.ts'
import { isSameFate } from './same-fate.ts'

export interface Proof {
  readonly diff: RoutingDiff
  /** What is taken for granted in the comparison, a sentence each. */
  readonly assumed: readonly string[]
  /** What was not compared, a sentence each. */
  readonly limits: readonly string[]
  /** New objects that a cluster would refuse, and why: a defect of the conversion. */
  readonly refused: readonly string[]
}

/** Whether requests end where they did: the routing before and after, with what the files do not have put in its place on both sides. */
export function proveConversion(
  files: Files,
  conversion: Conversion,
  settings: AnalysisSettings = defaultSettings,
): Proof {
  return finish(proofInSteps(files, conversion, settings))
}

/** The same, with pauses. */
export function* proofInSteps(
  files: Files,
  conversion: Conversion,
  settings: AnalysisSettings,
  modelOf: (files: Files) => Steps<LinkedModel> = readAtOnce(settings),
): Steps<Proof> {
  const { comparison } = conversion
  const sides = comparedFiles(files, conversion, settings)
  const before = appliedModel(yield* modelOf(sides.before), sides.before)
  const after = appliedModel(yield* modelOf(sides.after), sides.after)
  const known = new Set(before.refused?.all.map(it => it.resource.id))
  const refused = (after.refused?.all ?? [])
    .filter(it => !known.has(it.resource.id))
    .map(it => `${it.resource.id}: ${it.message}`)
  const found = yield* diffInSteps(before, after)
  const connections = meshConnectionChanges(before, after)
  const diff = {
    ...found,
    changes: [...found.changes, ...connections],
    total: found.total + connections.length,
  }
  return {
    diff: withoutSame(before, after, diff, comparison),
    assumed: comparison.assumed,
    limits: [...limitWords(diff), ...(comparison.notCompared ?? [])],
    refused,
  }
}

function readAtOnce(settings: AnalysisSettings) {
  // biome-ignore lint/correctness/useYield: it is over at once
  return function* (files: Files): Steps<LinkedModel> {
    return readModel(files, settings)
  }
}

/** The models that are compared. */
export function comparedModels(
  files: Files,
  conversion: Conversion,
  settings: AnalysisSettings = defaultSettings,
): { readonly before: Model; readonly after: Model } {
  const { before, after } = comparedFiles(files, conversion, settings)
  const modelOf = (some: Files) => appliedModel(readModel(some, settings), some)
  return { before: modelOf(before), after: modelOf(after) }
}

function comparedFiles(files: Files, conversion: Conversion, settings: AnalysisSettings) {
  const { objects, converted, comparison } = conversion
  const { added, addedBefore, before, after } = comparison
  const replaced = before.map(it => it.id)
  return {
    before: withObjects(without(files, settings, replaced), [
      ...added,
      ...addedBefore,
      ...before.map(it => it.value),
    ]),
    after: withObjects(without(files, settings, converted), [
      ...added,
      ...objects.map(({ value }) => after.get(value) ?? value),
    ]),
  }
}

/** Files without some objects. */
export function without(files: Files, settings: AnalysisSettings, ids: readonly string[]): Files {
  if (ids.length === 0) return files
  const deleted = deleteResources(ids).run(files, settings)
  return deleted.ok ? applyChanges(files, deleted.changes) : files
}

function withObjects(files: Files, objects: Parameters<typeof writeObjects>[0]): Files {
  if (objects.length === 0) return files
  return [...files, { name: freeFileName('compared.yaml', files), text: writeObjects(objects) }]
}

/**
 * The redirect of a whole server names no rule; the HTTPRoute in its place gives the same answer, as is told of the field. Pods
 * that are asked under two names give a change once.
 */
function withoutSame(
  before: Model,
  after: Model,
  diff: RoutingDiff,
  { uncompared, unserved = [] }: Comparison,
): RoutingDiff {
  const seen = new Set<string>()
  const isUncompared = ({ from, request, before: then }: RoutingChange) => {
    const host = (request.host ?? '').toLowerCase().replace(/:\d*$/, '')
    if (then.place === undefined && unserved.some(it => isHostWithin(host, it))) return true
    const own = uncompared.find(it => isHostWithin(host, it.host) || it.host.startsWith(`${host}.`))
    return from !== undefined && own !== undefined && !own.ports.includes(request.port)
  }
  const changes = diff.changes.filter(change => {
    const { sentence, request, before: then, after: now } = change
    const isRedirect =
      (then.place === undefined || now.place === undefined) &&
      then.end === now.end &&
      /^301 https:/.test(then.end)
    const key = canonical([sentence, request])
    if (isRedirect || isUncompared(change) || seen.has(key)) return false
    seen.add(key)
    return !isSameFate(before, after, change)
  })
  return { ...diff, changes, total: diff.total - (diff.changes.length - changes.length) }
}
