// Leaves out of a worker what only a person reads of a rule: its reasons and its examples, which are most of its bytes.
import type { Plugin } from 'vite'

/** What the syntax tree of a module is made of, as far as it is looked at here. */
interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly key?: { readonly name?: string; readonly value?: unknown }
  readonly properties?: readonly Node[]
}

/** For the worker's build alone: the page loads the same rules with their pages when somebody reads one. */
export function withoutRulePages(): Plugin {
  return {
    name: 'without-rule-pages',
    transform: {
      filter: { id: /\/src\/core\/rules\/.*\.ts$/ },
      handler(code) {
        const cuts = pagesIn(this.parse(code) as unknown as Node)
        if (cuts.length === 0) return null
        return { code: without(code, cuts), map: null }
      },
    },
  }
}

/** The values of `why` and `examples` of every object that has both: a rule has, and nothing else. */
function pagesIn(node: unknown): Node[] {
  if (Array.isArray(node)) return node.flatMap(pagesIn)
  if (typeof node !== 'object' || node === null) return []
  const below = Object.values(node).flatMap(pagesIn)
  const properties = (node as Node).type === 'ObjectExpression' ? ((node as Node).properties ?? []) : []
  const why = properties.find(it => nameOf(it) === 'why')
  const examples = properties.find(it => nameOf(it) === 'examples')
  return why && examples ? [...below, why, examples] : below
}

function nameOf({ key }: Node): unknown {
  return key?.name ?? key?.value
}

function without(code: string, cuts: readonly Node[]): string {
  const emptied: Record<string, string> = { why: "why: ''", examples: 'examples: { bad: [], good: [] }' }
  return cuts
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, it) => text.slice(0, it.start) + emptied[String(nameOf(it))] + text.slice(it.end), code)
}
