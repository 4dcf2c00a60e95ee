import { regexAutomaton } from './regex-automaton.ts'
import { SideBySide } from './side-by-side.ts'
import { type Automaton, escapedPaths, plainPaths } from './text-automaton.ts'
import { meetsText, type TextCondition } from './text-condition.ts'

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

function contains(domain: Automaton, text: string): boolean {
  let state: number | undefined = domain.start
  for (const it of text) {
    state = domain.step(state, it.codePointAt(0)!)
    if (state === undefined) return false
  }
  return domain.accepts(state)
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
