import { isOnWay, lower, type TreeNode, treeOf } from './condition-tree.ts'
import { isPattern } from './match-text.ts'
import { regexAutomaton } from './regex-automaton.ts'
import type { Automaton } from './text-automaton.ts'
import type { TextCondition } from './text-condition.ts'

/** Reads all conditions on a text side by side, character by character, from the beginning of the domain. */
export class SideBySide {
  /** Whether a condition could not be read and is only tried. */
  isPartial = false
  private readonly trees: readonly TreeNode[][]
  private readonly machines: { readonly index: number; readonly automaton: Automaton }[] = []
  private readonly alphabet: readonly number[]
  private readonly domain: Automaton
  private readonly conditions: readonly TextCondition[]
  private readonly wanted: ReadonlyMap<number, boolean>
  /** Nodes from which a wanted text can still be met, for each that is wanted. */
  private readonly ways: {
    readonly tree: number
    readonly end: number
    readonly nodes: ReadonlySet<number>
  }[] = []

  constructor(
    domain: Automaton,
    conditions: readonly TextCondition[],
    wanted: ReadonlyMap<number, boolean> | undefined,
  ) {
    this.domain = domain
    this.conditions = conditions
    this.wanted = wanted ?? new Map()
    this.trees = [treeOf(conditions, false), treeOf(conditions, true)]
    conditions.forEach(({ operator, text }, index) => {
      if (operator !== 'regex' || !isPattern(text)) return
      const automaton = regexAutomaton(text)
      if (automaton) this.machines.push({ index, automaton })
      else this.isPartial = true
    })
    for (const [index, it] of this.wanted) if (it) this.noteWay(index)
    this.alphabet = this.characters()
  }

  private noteWay(index: number): void {
    this.trees.forEach((nodes, tree) => {
      const end = nodes.findLastIndex(it => it.exact.includes(index) || it.prefix.includes(index))
      if (end < 0) return
      const way = new Set<number>()
      for (let at = end; at >= 0; at = nodes[at]!.parent) way.add(at)
      this.ways.push({ tree, end, nodes: way })
    })
  }

  /** One character for each kind that nothing tells apart, the friendliest of each. */
  private characters(): number[] {
    const literal = new Set<number>()
    for (const { operator, text, ignoreCase } of this.conditions)
      if (operator !== 'regex')
        for (const it of ignoreCase ? text.toLowerCase() + text.toUpperCase() : `${text}/`)
          literal.add(it.codePointAt(0)!)
    const mentioned = new Set<number>()
    for (const { text } of this.conditions) for (const it of text) mentioned.add(it.codePointAt(0)!)
    const kinds = new Map<string, number>()
    for (const code of new Set([...friendly, ...mentioned])) {
      if (code === undefined) continue
      const kind = literal.has(code)
        ? `=${code}`
        : [this.domain, ...this.machines.map(it => it.automaton)].map(it => it.classOf(code)).join('|')
      if (!kinds.has(kind)) kinds.set(kind, code)
    }
    return [...kinds.values()]
  }

  /** Tells of a text for each way to meet the conditions, shorter ones first; false where there is too much to read. */
  explore(tell: (text: string, meets: readonly boolean[]) => boolean): boolean {
    let agrees = true
    const start = [this.domain.start, 0, 0, ...this.machines.map(it => it.automaton.start)]
    const seen = new Set([start.join()])
    let front: { readonly states: readonly number[]; readonly text: string }[] = [{ states: start, text: '' }]
    while (front.length > 0) {
      const next: typeof front = []
      for (const { states, text } of front) {
        if (this.domain.accepts(states[0]!)) agrees = tell(text, this.meets(states)) && agrees
        for (const code of this.order(text)) {
          const to = this.step(states, code)
          if (!to) continue
          const key = to.join()
          if (seen.has(key)) continue
          if (seen.size >= mostStates) return false
          seen.add(key)
          next.push({ states: to, text: text + String.fromCodePoint(code) })
        }
      }
      front = next
    }
    return agrees
  }

  /** Two slashes in a row are only written where nothing else will do. */
  private order(text: string): readonly number[] {
    if (!text.endsWith('/')) return this.alphabet
    return [...this.alphabet.filter(it => it !== slash), ...this.alphabet.filter(it => it === slash)]
  }

  private step(states: readonly number[], code: number): number[] | undefined {
    const inDomain = this.domain.step(states[0]!, code)
    if (inDomain === undefined) return undefined
    const to = [inDomain, this.stepTree(0, states[1]!, code), this.stepTree(1, states[2]!, code)]
    for (const way of this.ways) if (!isOnWay(way, this.trees, to[way.tree + 1]!)) return undefined
    for (const [i, { index, automaton }] of this.machines.entries()) {
      const state = states[3 + i]!
      const next = state < 0 ? undefined : automaton.step(state, code)
      if (next === undefined && this.wanted.get(index) === true) return undefined
      to.push(next ?? -1)
    }
    return to
  }

  /** Node numbers are states; behind the last node, the deepest prefix that was passed counts, as a negative number. */
  private stepTree(tree: number, state: number, code: number): number {
    if (state < 0) return state
    const nodes = this.trees[tree]!
    const folded = tree === 1 ? lower(code) : code
    return nodes[state]!.children.get(folded) ?? -2 - nodes[state]!.lastPrefix
  }

  private meets(states: readonly number[]): boolean[] {
    const meets = this.conditions.map(() => false)
    for (const tree of [0, 1]) {
      const nodes = this.trees[tree]!
      const state = states[tree + 1]!
      if (state >= 0) for (const it of nodes[state]!.exact) meets[it] = true
      let at = state >= 0 ? nodes[state]!.lastPrefix : -2 - state
      while (at >= 0) {
        for (const it of nodes[at]!.prefix) meets[it] = true
        const { parent } = nodes[at]!
        at = parent < 0 ? -1 : nodes[parent]!.lastPrefix
      }
    }
    for (const [i, { index, automaton }] of this.machines.entries()) {
      const state = states[3 + i]!
      meets[index] = state >= 0 && automaton.accepts(state)
    }
    return meets
  }
}

/** More states than this are not looked at. */
const mostStates = 12_000

const slash = 0x2f

/** Characters in the order in which they are chosen; the last stands for all beyond ASCII. */
const friendly: readonly number[] = [
  ...'/ax1-_bcdefghijklmnopqrstuvwyz023456789ABCDEFGHIJKLMNOPQRSTUVWXYZ.~:@!$\'()*+,;=&%?#[]"<>^`{|}\\ \té',
].map(it => it.codePointAt(0)!)
