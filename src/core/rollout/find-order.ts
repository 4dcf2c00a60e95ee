import { type LinkedModel, linkModel } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import type { AnalysisSettings } from '../settings.ts'
import type { Steps } from '../steps.ts'
import { byStage, isMovable, type Move, widerFirst } from './moves.ts'
import type { Witness, Witnesses, Wrong } from './witnesses.ts'

/** A move that was made, the objects that there are then, and the requests that it leaves wrong. */
export interface MadeMove {
  readonly move: Move
  readonly state: LinkedModel
  readonly wrong: ReadonlyMap<Witness, Wrong>
}

/** More states than this are not tried to find a better order; the rest is made in the order of the stages. */
const mostTried = 300

/**
 * The moves in an order in which no witness goes wrong in between, where there is one: the first that spares all of them is
 * taken, in the order of the stages, and where none does, a VirtualService is first put under what was and what will be.
 */
export function* findOrder(
  start: LinkedModel,
  moves: readonly Move[],
  witnesses: Witnesses,
  settings: AnalysisSettings,
): Steps<MadeMove[]> {
  const made: MadeMove[] = []
  let state = start
  let left = [...moves]
  let tried = 0
  while (left.length > 0) {
    const found = yield* choose(left)
    if (found.wrong.size > 0) {
      const wider = yield* wideFirst(left, countFailing(found.wrong))
      if (wider) {
        left = [...left.filter(it => it !== wider.of), wider.final].sort(byStage)
        made.push(wider.made)
        state = wider.made.state
        continue
      }
    }
    left = left.filter(it => it !== found.move)
    made.push(found)
    state = found.state
  }
  return made

  function* choose(all: readonly Move[]): Steps<MadeMove> {
    let best: MadeMove | undefined
    for (const [i, move] of all.entries()) {
      // What tracing does not show, and the end of what is still wider, keeps its turn.
      if (i > 0 && (!isMovable(move) || waitsFor(move, all))) continue
      if (best && tried >= mostTried) break
      yield
      const result = make(move)
      if (!best || isBetter(result, best)) best = result
      if (best.wrong.size === 0) break
    }
    return best!
  }

  function* wideFirst(
    all: readonly Move[],
    failing: number,
  ): Steps<{ of: Move; final: Move; made: MadeMove } | undefined> {
    for (const of of all) {
      const parts = widerFirst(of, settings)
      if (!parts || tried >= mostTried) continue
      yield
      const result = make(parts[0])
      if (countFailing(result.wrong) < failing || result.wrong.size === 0)
        return { of, final: parts[1], made: result }
    }
    return undefined
  }

  function make(move: Move): MadeMove {
    tried++
    const next = after(state, move)
    return { move, state: next, wrong: wrongIn(next, witnesses, move.isWider ? move : undefined) }
  }
}

/** The requests that are wrong in a state. An object that Istio refuses would not be there at all, so it spares nothing. */
function wrongIn(
  state: LinkedModel,
  witnesses: Witnesses,
  wider: Move | undefined,
): ReadonlyMap<Witness, Wrong> {
  const applied = appliedModel(state)
  const isRefused = wider && applied.refused?.all.some(it => it.resource.id === wider.object.resource.id)
  return new Map(
    witnesses.all.flatMap(it => {
      const wrong = isRefused ? { fails: true, end: 'refused' } : witnesses.wrong(applied, it)
      return wrong ? [[it, wrong] as const] : []
    }),
  )
}

function isBetter(a: MadeMove, b: MadeMove): boolean {
  return (
    countFailing(a.wrong) < countFailing(b.wrong) ||
    (countFailing(a.wrong) === countFailing(b.wrong) && a.wrong.size < b.wrong.size)
  )
}

function countFailing(wrong: ReadonlyMap<Witness, Wrong>): number {
  return [...wrong.values()].filter(it => it.fails).length
}

/** Whether another move of the same object comes first. */
function waitsFor(move: Move, all: readonly Move[]): boolean {
  const id = move.object.resource.id
  return all.slice(0, all.indexOf(move)).some(it => it.object.resource.id === id)
}

/** The objects behind a move. One that is changed keeps its place, a new one is the last. */
function after(state: LinkedModel, { action, object }: Move): LinkedModel {
  const { resource } = object
  const at = state.resources.findIndex(it => it.id === resource.id)
  return linkModel(
    replaced(state.resources, at, action === 'delete' ? [] : [resource]),
    state.settings,
    state,
  )
}

function replaced(all: readonly Resource[], at: number, by: readonly Resource[]): Resource[] {
  return at < 0 ? [...all, ...by] : all.toSpliced(at, 1, ...by)
}
