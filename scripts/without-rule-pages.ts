// Leaves out of a build what only a person reads of a rule: its reasons and its examples, which are most of its bytes.
import type { Plugin } from 'vite'

/** What the syntax tree of a module is made of, as far as it is looked at here. */
interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly key?: { readonly name?: string; readonly value?: unknown }
  readonly value?: Node
  readonly properties?: readonly Node[]
  readonly elements?: readonly Node[]
}

interface Cut {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** For the worker's build alone: the page loads the same rules with their pages when somebody reads one. */
export function withoutRulePages(): Plugin {
  return cutting('without-rule-pages', (why, examples) => [
    { ...why, text: "why: ''" },
    { ...examples, text: 'examples: { bad: [], good: [] }' },
  ])
}

/** For the command line, whose reports show the first bad example of a rule and no other. */
export function withoutOtherExamples(): Plugin {
  return cutting('without-other-examples', (_, { value }) => {
    const [bad, good] = ['bad', 'good'].map(name => value?.properties?.find(it => nameOf(it) === name)?.value)
    const [first, ...others] = bad?.elements ?? []
    const cuts: Cut[] = good?.elements ? [{ ...good, text: '[]' }] : []
    const last = others.at(-1)
    return first && last ? [...cuts, { start: first.end, end: last.end, text: '' }] : cuts
  })
}

/** Cuts the modules of rules, by the properties `why` and `examples` of every object that has both: a rule has, and nothing else. */
function cutting(name: string, cutsOf: (why: Node, examples: Node) => readonly Cut[]): Plugin {
  return {
    name,
    transform: {
      filter: { id: /\/src\/core\/rules\/.*\.ts$/ },
      handler(code) {
        const cuts = cutsIn(this.parse(code) as unknown as Node, cutsOf)
        if (cuts.length === 0) return null
        return { code: without(code, cuts), map: null }
      },
    },
  }
}

function cutsIn(node: unknown, cutsOf: (why: Node, examples: Node) => readonly Cut[]): Cut[] {
  if (Array.isArray(node)) return node.flatMap(it => cutsIn(it, cutsOf))
  if (typeof node !== 'object' || node === null) return []
  const below = Object.values(node).flatMap(it => cutsIn(it, cutsOf))
  const properties = (node as Node).type === 'ObjectExpression' ? ((node as Node).properties ?? []) : []
  const why = properties.find(it => nameOf(it) === 'why')
  const examples = properties.find(it => nameOf(it) === 'examples')
  return why && examples ? [...below, ...cutsOf(why, examples)] : below
}

function nameOf({ key }: Node): unknown {
  return key?.name ?? key?.value
}

function without(code: string, cuts: readonly Cut[]): string {
  return cuts
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, it) => text.slice(0, it.start) + it.text + text.slice(it.end), code)
}
