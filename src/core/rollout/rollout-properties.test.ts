import { expect, it } from 'vitest'
import { picker } from '../../testing/operations/every-operation.ts'
import { editedFiles } from '../../testing/operations/seeded-edits.ts'
import { seededShop } from '../../testing/seeded-shop.ts'
import { differencesInSteps } from '../change/diff-routing.ts'
import { canonical } from '../data/canonical.ts'
import { examples } from '../examples/index.ts'
import { identifyFiles } from '../model/locate.ts'
import { type LinkedModel, linkModel } from '../model/model.ts'
import type { Resource, ResourceId } from '../model/resource.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import { defaultSettings as settings } from '../settings.ts'
import { finish } from '../steps.ts'
import type { Files } from '../text/file-change.ts'
import { clusterObjects } from './cluster-object.ts'
import { planRollout } from './plan-rollout.ts'
import type { RolloutStep } from './rollout.ts'
import { sourceOfFound, Witnesses } from './witnesses.ts'

/** Sequences of edits of every example, and pairs of small shops that have little in common. */
const cases = [
  ...Array.from({ length: 40 }, (_, seed) => {
    const { files: before, id } = examples[seed % examples.length]!
    return { before, after: editedFiles(before, seed, 1 + (seed % 7)), name: `${id} ${seed}` }
  }),
  ...Array.from({ length: 60 }, (_, seed) => ({
    before: seededShop(picker(2 * seed)),
    after: seededShop(picker(2 * seed + 1)),
    name: `shop ${seed}`,
  })),
]

const planned = cases.map(it => {
  const result = planRollout({ before: it.before, after: it.after, settings })
  return { ...it, ...('refuse' in result ? { steps: [], limits: [] } : result) }
})

it('leads to exactly the objects that there are in the end', () => {
  for (const { before, after, name, steps } of planned) {
    const states = statesOf(before, steps)
    expect(valuesOf(states.at(-1) ?? objectsOf(before)), name).toEqual(valuesOf(objectsOf(after)))
  }
})

it('is safe behind every step, or the step says what fails', () => {
  let safe = 0
  let told = 0
  for (const { before, after, name, steps, limits } of planned) {
    if (limits.some(it => it.startsWith('Not every'))) continue
    const [old, now] = [before, after].map(it => modelOf(objectsOf(it)))
    const states = statesOf(before, steps)
    states.slice(0, -1).forEach((objects, i) => {
      const fails = failingIn(old!, modelOf(objects), now!)
      const isTold = steps.some(
        (step, from) => from <= i && step.breaks.some(it => it.fails && it.until > i + 1),
      )
      if (isTold) told++
      else {
        safe++
        expect(fails, `${name}, step ${i + 1} ${steps.map(it => it.title)}`).toEqual([])
      }
    })
  }
  expect(safe).toBeGreaterThan(50)
  expect(told).toBeLessThan(safe / 5)
})

type Objects = ReadonlyMap<ResourceId, Resource>

function objectsOf(files: Files): Objects {
  return new Map([...clusterObjects(files, settings).objects].map(([id, it]) => [id, it.resource]))
}

/** The objects behind each step, read from the texts that it applies. */
function statesOf(before: Files, steps: readonly RolloutStep[]): Objects[] {
  const objects = new Map(objectsOf(before))
  return steps.map(({ action, objects: all }) => {
    for (const { id, text } of all) {
      if (action === 'delete') objects.delete(id)
      else
        for (const it of identifyFiles([{ name: `${id}.yaml`, text }], settings).flatMap(
          one => one.resources,
        ))
          objects.set(it.id, it)
    }
    return new Map(objects)
  })
}

function valuesOf(objects: Objects): string[] {
  return [...objects].map(([id, it]) => `${id} ${canonical(it.value)}`).sort()
}

function modelOf(objects: Objects): LinkedModel {
  return appliedModel(linkModel([...objects.values()], settings))
}

/** Requests that differ from before or after, are answered on both sides, and fail here. */
function failingIn(before: LinkedModel, state: LinkedModel, after: LinkedModel): string[] {
  const witnesses = new Witnesses(before, after)
  for (const [was, is] of [
    [before, state],
    [state, after],
    [before, after],
  ] as const)
    for (const it of finish(differencesInSteps(was, is, 'everything')).found) {
      const known = sourceOfFound(was, is, it)
      if (known) witnesses.add(it.request, known)
    }
  return witnesses.all.flatMap(it => {
    const wrong = witnesses.wrong(state, it)
    return wrong?.fails ? [`${JSON.stringify(it.request)} ${wrong.end}`] : []
  })
}
