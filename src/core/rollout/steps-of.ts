import { mapAt, textAt } from '../model/read-value.ts'
import { endOf } from '../saved/saved-request.ts'
import { pluralOf } from '../text/plural-of.ts'
import type { MadeMove } from './find-order.ts'
import type { Move } from './moves.ts'
import type { RolloutStep, StepBreak, StepObject } from './rollout.ts'
import { stages } from './stages.ts'
import { type Witness, wordsOfSource } from './witnesses.ts'

/** More requests than this are not told of a step. */
const mostBreaks = 8

/** Moves put together to steps: those that follow each other in one stage and do the same. */
export function stepsOf(made: readonly MadeMove[]): RolloutStep[] {
  const groups: MadeMove[][] = []
  for (const it of made) {
    const last = groups.at(-1)
    if (last && isOneStep(last, it)) last.push(it)
    else groups.push([it])
  }
  return groups.map((group, number) => {
    const moves = group.map(it => it.move)
    const { stage, action, isWider } = moves[0]!
    return {
      title: titleOf(moves),
      why: whyOf(stage, isWider),
      stage,
      action,
      objects: moves.map(objectOf),
      breaks: breaksOf(groups, number),
    }
  })
}

function isOneStep(group: readonly MadeMove[], { move }: MadeMove): boolean {
  const first = group[0]!.move
  return (
    first.stage === move.stage &&
    first.action === move.action &&
    first.isWider === move.isWider &&
    !group.some(it => it.move.object.resource.id === move.object.resource.id)
  )
}

function whyOf(stage: Move['stage'], isWider: boolean): string {
  const { why } = stages.find(it => it.name === stage)!
  return isWider ? `${why} What is to go stays until a later step.` : why
}

function objectOf({ object, isWider }: Move): StepObject {
  const { id, kind, apiVersion, name, value } = object.resource
  const namespace = textAt(mapAt(value, 'metadata'), 'namespace') || undefined
  return { id, kind, apiVersion, name, namespace, text: object.text, isWider }
}

/** `Add DestinationRule reviews, change Gateways a and b`. */
function titleOf(moves: readonly Move[]): string {
  const groups = new Map<string, { verb: string; kind: string; names: string[] }>()
  for (const { action, before, object, isWider } of moves) {
    const verb = action === 'delete' ? 'delete' : isWider ? 'widen' : before ? 'change' : 'add'
    const { kind, name } = object.resource
    const group = groups.get(`${verb} ${kind}`) ?? { verb, kind, names: [] }
    group.names.push(name)
    groups.set(`${verb} ${kind}`, group)
  }
  const words = [...groups.values()].map(({ verb, kind, names }) => {
    if (names.length === 1) return `${verb} ${kind} ${names[0]}`
    if (names.length > 3) return `${verb} ${names.length} ${pluralOf(kind)}`
    return `${verb} ${pluralOf(kind)} ${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  })
  const all = words.join(', ')
  return all.charAt(0).toUpperCase() + all.slice(1)
}

/** What is wrong behind any move of a step, each request in the step where it begins to be. */
function breaksOf(groups: readonly (readonly MadeMove[])[], number: number): StepBreak[] {
  const earlier = new Set(groups[number - 1]?.at(-1)?.wrong.keys())
  const breaks = new Map<Witness, StepBreak>()
  for (const { move, wrong } of groups[number]!)
    for (const [witness, { fails, end }] of wrong) {
      if (earlier.has(witness) || (breaks.get(witness)?.fails ?? false)) continue
      breaks.set(witness, {
        request: witness.request,
        ...wordsOfSource(witness.known),
        fails,
        before: endOf(witness.before),
        between: end,
        after: endOf(witness.after),
        until: untilStep(groups, number, witness),
        why: move.why ?? groups[number]!.find(it => it.move.why)?.move.why,
      })
    }
  return [...breaks.values()].sort((a, b) => Number(b.fails) - Number(a.fails)).slice(0, mostBreaks)
}

/** The number of the step, from 1, at the end of which a request is right again. */
function untilStep(groups: readonly (readonly MadeMove[])[], from: number, witness: Witness): number {
  const found = groups.findIndex((group, i) => i >= from && !group.at(-1)!.wrong.has(witness))
  return found < 0 ? groups.length : found + 1
}
