// Leaves out of a build what only a person reads of a rule: its reasons and its examples, which are most of its bytes.
import type { Plugin } from 'vite'

/** What the syntax tree of a module is made of, as far as it is looked at here. */
interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly key?: { readonly name?: string; readonly value?: unknown }
  readonly properties?: readonly Node[]
}

interface Cut {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** For the worker, beside which the page has the same rules with their pages, and for the command line, which has a file of them. */
export function withoutRulePages(): Plugin {
  return {
    name: 'without-rule-pages',
    transform: {
      filter: { id: /\/src\/core\/rules\/.*\.ts$/ },
      handler(code) {
        const cuts = cutsIn(this.parse(code))
        if (cuts.length === 0) return null
        return { code: without(code, cuts), map: null }
      },
    },
  }
}

/** Of every object that has both `why` and `examples`: a rule has, and nothing else. */
function cutsIn(node: unknown): Cut[] {
  if (Array.isArray(node)) return node.flatMap(cutsIn)
  if (typeof node !== 'object' || node === null) return []
  const below = Object.values(node).flatMap(cutsIn)
  const properties = (node as Node).type === 'ObjectExpression' ? ((node as Node).properties ?? []) : []
  const why = properties.find(it => nameOf(it) === 'why')
  const examples = properties.find(it => nameOf(it) === 'examples')
  if (!why || !examples) return below
  return [...below, { ...why, text: "why: ''" }, { ...examples, text: 'examples: { bad: [], good: [] }' }]
}

function nameOf({ key }: Node): unknown {
  return key?.name ?? key?.value
}

function without(code: string, cuts: readonly Cut[]): string {
  return cuts
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, it) => text.slice(0, it.start) + it.text + text.slice(it.end), code)
}
