import { expect, it } from 'vitest'
import { picker } from '../../testing/operations/every-operation.ts'
import { editedFiles } from '../../testing/operations/seeded-edits.ts'
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
  ...Array.from({ length: 24 }, (_, seed) => {
    const { files: before, id } = examples[seed % examples.length]!
    return { before, after: editedFiles(before, seed, 1 + (seed % 7)), name: `${id} ${seed}` }
  }),
  ...Array.from({ length: 50 }, (_, seed) => ({
    before: shop(picker(2 * seed)),
    after: shop(picker(2 * seed + 1)),
    name: `shop ${seed}`,
  })),
]

const planned = cases.map(it => {
  const result = planRollout({ before: it.before, after: it.after, settings })
  return { ...it, ...('refuse' in result ? { steps: [], limits: [] } : result) }
})

/** Gateways, hosts, rules and subsets as chance has them; every rule leads to a subset that is there. */
function shop(pick: (count: number) => number): Files {
  const some = <T>(all: readonly T[]) => all.filter(() => pick(2) === 0)
  const oneOf = <T>(all: readonly T[]) => all[pick(all.length)]!
  const atLeastOne = <T>(all: readonly T[]) => {
    const chosen = some(all)
    return chosen.length > 0 ? chosen : [oneOf(all)]
  }
  const hosts = ['a', 'b', 'c'].map(it => `${it}.example.com`)
  const gateways = atLeastOne(['one', 'two'])
  const services = new Map(['cart', 'pay'].map(it => [it, atLeastOne(['v1', 'v2', 'v3'])]))
  const ruleNames = [...services].map(([name]) => (pick(3) === 0 ? `${name}-rule` : name))
  const target = () => {
    const [host, subsets] = oneOf([...services])
    return `{ host: ${host}, subset: ${oneOf(subsets)} }`
  }
  const free = new Set(hosts)
  const documents = [
    ...[...services.keys()].map(
      it =>
        `apiVersion: v1\nkind: Service\nmetadata: { name: ${it} }\nspec:\n  ports:\n  - { name: http, port: 80 }\n`,
    ),
    ...[...services].map(
      ([host, subsets], i) =>
        `apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: ${ruleNames[i]} }\nspec:\n  host: ${host}\n  subsets:\n${subsets.map(it => `  - { name: ${it}, labels: { version: ${it} } }\n`).join('')}`,
    ),
    ...gateways.map(
      it =>
        `apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: ${it} }\nspec:\n  selector: { istio: ${it} }\n  servers:\n  - port: { number: 80, name: http, protocol: HTTP }\n    hosts: [${atLeastOne(hosts).join(', ')}]\n`,
    ),
    ...['x', 'y'].flatMap(name => {
      const own = some(hosts).filter(it => free.delete(it))
      if (own.length === 0) return []
      const bound = atLeastOne([...gateways, 'mesh'])
      const rules = some(['/api', '/img']).map(
        it => `  - match:\n    - uri: { prefix: ${it} }\n    route:\n    - destination: ${target()}\n`,
      )
      return [
        `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: ${name} }\nspec:\n  hosts: [${own.join(', ')}]\n  gateways: [${bound.join(', ')}]\n  http:\n${rules.join('')}  - route:\n    - destination: ${target()}\n`,
      ]
    }),
  ]
  return [{ name: 'shop.yaml', text: documents.join('---\n') }]
}

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
