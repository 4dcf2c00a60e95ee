import { parseRegex } from './parse-regex.ts'
import type { Node } from './regex-node.ts'
import type { Automaton } from './text-automaton.ts'

/** Larger patterns are not looked into: a count such as `{1000}` is laid out in full. */
const mostStates = 1500

/**
 * An automaton that takes exactly the texts an RE2 pattern takes whole, or undefined for what this reader does not know:
 * word boundaries, lines, Unicode classes, or a pattern too large.
 */
export function regexAutomaton(pattern: string): Automaton | undefined {
  if (known.has(pattern)) return known.get(pattern)
  if (known.size > 500) known.clear()
  const node = parseRegex(pattern)
  const program = node && layOut(node)
  const automaton = program && determine(program)
  known.set(pattern, automaton)
  return automaton
}

const known = new Map<string, Automaton | undefined>()

/** A state of the machine: it takes a character, or leads on without one. */
interface Instruction {
  readonly takes?: (code: number) => boolean
  /** Passable only before the first character, or only behind the last. */
  readonly only?: 'start' | 'end'
  next: number[]
}

interface Program {
  readonly instructions: readonly Instruction[]
  readonly first: number
  readonly final: number
}

function layOut(node: Node): Program | undefined {
  const instructions: Instruction[] = []
  const add = (it: Instruction): number => instructions.push(it) - 1
  const final = add({ next: [] })
  const first = build(node, final)
  return first === undefined ? undefined : { instructions, first, final }

  /** Lays out a node so that it leads to a state; gives where it begins. */
  function build(it: Node, next: number): number | undefined {
    if (instructions.length > mostStates) return undefined
    switch (it.type) {
      case 'set':
        return add({ takes: it.takes, next: [next] })
      case 'anchor':
        return add({ only: it.at, next: [next] })
      case 'group':
        return build(it.item, next)
      case 'sequence':
        return it.items.reduceRight<number | undefined>(
          (after, item) => (after === undefined ? undefined : build(item, after)),
          next,
        )
      case 'choice': {
        const branches = it.items.map(item => build(item, next))
        return branches.every(branch => branch !== undefined) ? add({ next: branches }) : undefined
      }
      case 'repeat':
        return repeat(it.item, it.least, it.most, next)
    }
  }

  function repeat(item: Node, least: number, most: number | undefined, next: number): number | undefined {
    let after: number | undefined = next
    if (most === undefined) {
      const loop = add({ next: [next] })
      const body = build(item, loop)
      if (body === undefined) return undefined
      instructions[loop]!.next.push(body)
      after = loop
    } else
      for (let i = least; i < most && after !== undefined; i++) {
        const body = build(item, after)
        after = body === undefined ? undefined : add({ next: [body, next] })
      }
    for (let i = 0; i < least && after !== undefined; i++) after = build(item, after)
    return after
  }
}

function determine({ instructions, first, final }: Program): Automaton {
  const sets: { readonly members: readonly number[]; readonly accepts: boolean }[] = []
  const numbers = new Map<string, number>()
  const steps = new Map<number, number | undefined>()
  const classes = new Map<number, string>()
  // Texts are only at their start in the first state: no other is the same, whatever it holds.
  const opening = closure([first], ['start'])
  sets.push({ members: opening, accepts: closure([first], ['start', 'end']).includes(final) })
  const start = 0
  return {
    start,
    step(state, code) {
      const key = state * 0x110000 + code
      if (steps.has(key)) return steps.get(key)
      if (steps.size > 200_000) steps.clear()
      const reached: number[] = []
      for (const member of sets[state]!.members) {
        const { takes, next } = instructions[member]!
        if (takes?.(code)) reached.push(...next)
      }
      const to = reached.length === 0 ? undefined : number(closure(reached, []))
      steps.set(key, to)
      return to
    },
    accepts: state => sets[state]!.accepts,
    classOf(code) {
      const known = classes.get(code)
      if (known !== undefined) return known
      const found = instructions.map(it => (it.takes ? Number(it.takes(code)) : '')).join('')
      classes.set(code, found)
      return found
    },
  }

  function number(members: readonly number[]): number | undefined {
    if (members.length === 0) return undefined
    const key = members.join(' ')
    const found = numbers.get(key)
    if (found !== undefined) return found
    const atEnd = closure(members, ['end'])
    numbers.set(key, sets.length)
    return sets.push({ members, accepts: atEnd.includes(final) }) - 1
  }

  function closure(from: readonly number[], passable: readonly string[]): number[] {
    const found = new Set<number>()
    const open = [...from]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (found.has(at)) continue
      found.add(at)
      const { takes, only, next } = instructions[at]!
      if (!takes && (only === undefined || passable.includes(only))) open.push(...next)
    }
    return [...found].sort((a, b) => a - b)
  }
}
