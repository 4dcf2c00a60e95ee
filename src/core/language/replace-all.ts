import { parseRegex } from './parse-regex.ts'
import type { Node } from './regex-node.ts'

/**
 * A text with every match of an RE2 pattern replaced as Envoy's regex rewrite does it: from the left, without overlaps, `\1` to
 * `\9` for groups and `\0` for the whole match. Undefined for what the reader of patterns does not know: word boundaries, lines,
 * Unicode classes, or a pattern too large. Takes time in proportion to pattern and text, whatever they are.
 */
export function replaceAll(text: string, pattern: string, substitution: string): string | undefined {
  const program = programOf(pattern)
  if (!program) return undefined
  let result = ''
  let copied = 0
  for (let from = 0; from <= text.length; ) {
    const found = matchFrom(program, text, from)
    if (!found) break
    const [start = 0, end = 0] = found
    // An empty match right behind another is none.
    if (start === end && start === copied && copied > 0) {
      if (from >= text.length) break
      from++
      continue
    }
    result += text.slice(copied, start) + substituted(text, found, substitution)
    copied = end
    from = end > start ? end : end + 1
  }
  return result + text.slice(copied)
}

/** Whether the reader of patterns knows all that a pattern is made of, so that matches of it can be found. */
export function canFind(pattern: string): boolean {
  return programOf(pattern) !== undefined
}

/** The leftmost match of an RE2 pattern from a place on: where it and its groups begin and end, two places each. */
export function findMatch(text: string, pattern: string, from: number): Slots | undefined {
  const program = programOf(pattern)
  return program && matchFrom(program, text, from)
}

function substituted(text: string, found: readonly (number | undefined)[], substitution: string): string {
  return substitution.replace(/\\([0-9\\])/g, (_, it: string) => {
    if (it === '\\') return '\\'
    const [start, end] = [found[Number(it) * 2], found[Number(it) * 2 + 1]]
    return start === undefined || end === undefined ? '' : text.slice(start, end)
  })
}

/** A step of the machine: it takes a character, holds only at an end of the text, notes a place, or leads on two ways. */
type Step =
  | { readonly type: 'take'; readonly takes: (code: number) => boolean; readonly next: number }
  | { readonly type: 'at'; readonly at: 'start' | 'end'; readonly next: number }
  | { readonly type: 'note'; readonly slot: number; readonly next: number }
  | { readonly type: 'fork'; readonly first: number; second: number }
  | { readonly type: 'match' }

interface Program {
  readonly steps: readonly Step[]
  readonly first: number
}

/** Larger patterns are not looked into: a count such as `{1000}` is laid out in full. */
const mostSteps = 3000

const known = new Map<string, Program | undefined>()

function programOf(pattern: string): Program | undefined {
  if (known.has(pattern)) return known.get(pattern)
  if (known.size > 200) known.clear()
  const node = parseRegex(pattern)
  const program = node && layOut(node)
  known.set(pattern, program)
  return program
}

function layOut(node: Node): Program | undefined {
  const steps: Step[] = []
  const add = (it: Step): number => steps.push(it) - 1
  const whole = add({ type: 'note', slot: 1, next: add({ type: 'match' }) })
  const inner = build(node, whole)
  return inner === undefined ? undefined : { first: add({ type: 'note', slot: 0, next: inner }), steps }

  /** Lays out a node so that it leads to a step; gives where it begins. */
  function build(it: Node, next: number): number | undefined {
    if (steps.length > mostSteps) return undefined
    switch (it.type) {
      case 'set':
        return add({ type: 'take', takes: it.takes, next })
      case 'anchor':
        return add({ type: 'at', at: it.at, next })
      case 'group': {
        const body = build(it.item, add({ type: 'note', slot: it.number * 2 + 1, next }))
        return body === undefined ? undefined : add({ type: 'note', slot: it.number * 2, next: body })
      }
      case 'sequence':
        return it.items.reduceRight<number | undefined>(
          (after, item) => (after === undefined ? undefined : build(item, after)),
          next,
        )
      case 'choice':
        return it.items.reduceRight<number | undefined>((others, item, i) => {
          const own = build(item, next)
          if (own === undefined) return undefined
          if (i === it.items.length - 1) return own
          return others === undefined ? undefined : add({ type: 'fork', first: own, second: others })
        }, next)
      case 'repeat':
        return repeat(it, next)
    }
  }

  function repeat(it: Extract<Node, { type: 'repeat' }>, next: number): number | undefined {
    let after: number | undefined = next
    const fork = (body: number, past: number) =>
      add(it.lazy ? { type: 'fork', first: past, second: body } : { type: 'fork', first: body, second: past })
    if (it.most === undefined) {
      const loop = fork(next, next)
      const body = build(it.item, loop)
      if (body === undefined) return undefined
      steps[loop] = it.lazy
        ? { type: 'fork', first: next, second: body }
        : { type: 'fork', first: body, second: next }
      after = loop
    } else
      for (let i = it.least; i < it.most && after !== undefined; i++) {
        const body: number | undefined = build(it.item, after)
        after = body === undefined ? undefined : fork(body, next)
      }
    for (let i = 0; i < it.least && after !== undefined; i++) after = build(it.item, after)
    return after
  }
}

export type Slots = readonly (number | undefined)[]

interface Thread {
  readonly step: number
  readonly slots: Slots
}

/**
 * The leftmost match from a place on, as RE2 prefers among those that begin there: places by slot. All threads go side by side, each
 * step at most once a character, so there is no going back.
 */
function matchFrom({ steps, first }: Program, text: string, from: number): Slots | undefined {
  let best: Slots | undefined
  let threads: Thread[] = []
  for (let at = from; at <= text.length; at++) {
    const seen = new Set<number>()
    const now: Thread[] = []
    for (const it of threads) follow(it.step, it.slots, now, seen, at)
    // A later start comes behind all earlier ones, and no more once there is a match.
    if (!best) follow(first, [], now, seen, at)
    if (now.length === 0 && best) return best
    const code = text.charCodeAt(at)
    threads = []
    for (const { step, slots } of now) {
      const it = steps[step]!
      if (it.type === 'match') {
        best = slots
        break
      }
      if (it.type === 'take' && at < text.length && it.takes(code)) threads.push({ step: it.next, slots })
    }
  }
  return best

  function follow(start: number, held: Slots, into: Thread[], seen: Set<number>, at: number): void {
    const waiting: Thread[] = [{ step: start, slots: held }]
    for (let thread = waiting.pop(); thread; thread = waiting.pop()) {
      const { step, slots } = thread
      if (seen.has(step)) continue
      seen.add(step)
      const it = steps[step]!
      switch (it.type) {
        case 'fork':
          waiting.push({ step: it.second, slots }, { step: it.first, slots })
          break
        case 'note': {
          const noted = [...slots]
          noted[it.slot] = at
          waiting.push({ step: it.next, slots: noted })
          break
        }
        case 'at':
          if (it.at === 'start' ? at === 0 : at === text.length) waiting.push({ step: it.next, slots })
          break
        case 'take':
        case 'match':
          into.push(thread)
      }
    }
  }
}
