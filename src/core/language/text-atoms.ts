import { isPattern, matchesWhole } from './match-text.ts'
import { regexAutomaton } from './regex-automaton.ts'
import { type Automaton, escapedPaths, plainPaths } from './text-automaton.ts'

/** A condition on a text. */
export interface TextCondition {
  readonly operator: 'exact' | 'prefix' | 'regex'
  readonly text: string
  readonly ignoreCase: boolean
}

/** A text that stands for all that meet the same conditions. */
export interface TextAtom {
  readonly text: string
  /** Condition by condition. */
  readonly meets: readonly boolean[]
}

export interface TextAtoms {
  readonly atoms: readonly TextAtom[]
  /** Whether there is no further way to meet and miss the conditions. */
  readonly complete: boolean
}

export interface TextQuestion {
  /** The texts there are. */
  readonly domain: Automaton
  readonly conditions: readonly TextCondition[]
  /** The conditions that have to be met or missed; the others are free. */
  readonly wanted?: ReadonlyMap<number, boolean>
  /** Texts that are taken before others where they will do. */
  readonly preferred?: readonly string[]
}

/** More states than this are not looked at. */
const mostStates = 12_000

/**
 * Every way in which texts of a domain meet some of the conditions and miss the others, each with the shortest text that
 * does: all conditions are read side by side, character by character.
 */
export function textAtoms(question: TextQuestion): TextAtoms {
  const { domain, conditions, wanted, preferred } = question
  const cache = keptAtoms.get(domain) ?? new Map<string, TextAtoms>()
  keptAtoms.set(domain, cache)
  const key = JSON.stringify([conditions, wanted && [...wanted], preferred])
  const known = cache.get(key)
  if (known) return known
  const found = readAtoms(question)
  cache.set(key, found)
  const [oldest] = cache.keys()
  if (cache.size > mostKept && oldest !== undefined) cache.delete(oldest)
  return found
}

/** The same conditions are asked about under each host of a rule, and reading them may take long. */
const keptAtoms = new WeakMap<Automaton, Map<string, TextAtoms>>()
const mostKept = 300

function readAtoms({ domain, conditions, wanted, preferred = [] }: TextQuestion): TextAtoms {
  const found = new Map<string, TextAtom>()
  const note = (text: string, expected?: readonly boolean[]): boolean => {
    const meets = conditions.map(it => meetsText(it, text))
    const asRead = expected === undefined || expected.every((it, i) => it === meets[i])
    if (wanted && [...wanted].some(([i, it]) => meets[i] !== it)) return asRead
    const key = meets.map(Number).join('')
    // A text of one character reads better than none, where both will do.
    if (!found.has(key) || (found.get(key)?.text === '' && text !== '')) found.set(key, { text, meets })
    return asRead
  }
  for (const text of preferred) if (contains(domain, text)) note(text)
  const reader = new SideBySide(domain, conditions, wanted)
  const complete = reader.explore(note) && !reader.isPartial
  return { atoms: [...found.values()], complete }
}

/** Whether a text meets a condition, as Envoy compares. */
export function meetsText({ operator, text, ignoreCase }: TextCondition, value: string): boolean {
  if (operator === 'regex') return matchesWhole(text, value)
  const [wanted, given] = ignoreCase ? [text.toLowerCase(), value.toLowerCase()] : [text, value]
  return operator === 'exact' ? given === wanted : given.startsWith(wanted)
}

function contains(domain: Automaton, text: string): boolean {
  let state: number | undefined = domain.start
  for (const it of text) {
    state = domain.step(state, it.codePointAt(0)!)
    if (state === undefined) return false
  }
  return domain.accepts(state)
}

/** All texts that begin alike are read once; `exact` and `prefix` of one letter case in one tree. */
interface TreeNode {
  readonly children: Map<number, number>
  readonly parent: number
  readonly exact: number[]
  readonly prefix: number[]
  /** The deepest node from here upwards, itself included, where a prefix ends. */
  lastPrefix: number
}

class SideBySide {
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
      const end = nodes.findIndex(it => it.exact.includes(index) || it.prefix.includes(index))
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
        for (const it of ignoreCase ? text.toLowerCase() + text.toUpperCase() : text)
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

/** The paths to look at: with escapes only where a condition tells them from all other characters. */
export function pathDomain(conditions: readonly TextCondition[]): Automaton {
  const machines = conditions.flatMap(it => (it.operator === 'regex' && regexAutomaton(it.text)) || [])
  const written = conditions.filter(it => it.operator !== 'regex').map(it => it.text.toLowerCase())
  if (written.some(it => it.includes('%'))) return escapedPaths
  const classOf = (code: number) => machines.map(it => it.classOf(code)).join('|')
  const isLike = [...'~:@!$()*+,;=&-_ZQ9'].some(
    it =>
      !written.some(text => text.includes(it.toLowerCase())) && classOf(it.charCodeAt(0)) === classOf(0x25),
  )
  return isLike ? plainPaths : escapedPaths
}

function treeOf(conditions: readonly TextCondition[], ignoreCase: boolean): TreeNode[] {
  const nodes: TreeNode[] = [{ children: new Map(), parent: -1, exact: [], prefix: [], lastPrefix: -1 }]
  conditions.forEach((it, index) => {
    if (it.operator === 'regex' || it.ignoreCase !== ignoreCase) return
    let at = 0
    for (const character of ignoreCase ? it.text.toLowerCase() : it.text) {
      const code = character.codePointAt(0)!
      let child = nodes[at]!.children.get(code)
      if (child === undefined) {
        child = nodes.push({ children: new Map(), parent: at, exact: [], prefix: [], lastPrefix: -1 }) - 1
        nodes[at]!.children.set(code, child)
      }
      at = child
    }
    nodes[at]![it.operator].push(index)
  })
  // A node stands behind its parent.
  nodes.forEach((it, i) => {
    it.lastPrefix = it.prefix.length > 0 ? i : it.parent < 0 ? -1 : nodes[it.parent]!.lastPrefix
  })
  return nodes
}

function isOnWay(
  { tree, end, nodes }: { tree: number; end: number; nodes: ReadonlySet<number> },
  trees: readonly TreeNode[][],
  state: number,
): boolean {
  if (state >= 0 && nodes.has(state)) return true
  const all = trees[tree]!
  if (all[end]!.prefix.length === 0) return false
  let at = state >= 0 ? all[state]!.lastPrefix : -2 - state
  while (at >= 0) {
    if (at === end) return true
    const { parent } = all[at]!
    at = parent < 0 ? -1 : all[parent]!.lastPrefix
  }
  return false
}

function lower(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 32 : code
}

const slash = 0x2f

/** Characters in the order in which they are chosen; the last stands for all beyond ASCII. */
const friendly: readonly number[] = [
  ...'/ax1-_bcdefghijklmnopqrstuvwyz023456789ABCDEFGHIJKLMNOPQRSTUVWXYZ.~:@!$\'()*+,;=&%?#[]"<>^`{|}\\ \té',
].map(it => it.codePointAt(0)!)
