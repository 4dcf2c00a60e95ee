import { literalPattern } from './literal-pattern.ts'

/** What a pattern means where it is no more than a text, or a text that something begins with. */
export interface PlainPattern {
  /** `segmentPrefix` for the text itself and what stands below it, after a slash. */
  readonly operator: 'exact' | 'prefix' | 'segmentPrefix'
  readonly text: string
}

/** A pattern over a whole text, said without a regular expression: `/cart.*` as the prefix `/cart`. Undefined where that cannot be. */
export function plainPattern(pattern: string): PlainPattern | undefined {
  const bare = pattern.replace(/(?:\(\?:\))+$/, '')
  for (const [ending, operator] of endings) {
    if (!bare.endsWith(ending)) continue
    const text = textOf(bare.slice(0, bare.length - ending.length))
    if (text) return { operator, text }
  }
  return undefined
}

const endings = [
  ['(/.*)?', 'segmentPrefix'],
  ['.*', 'prefix'],
  ['', 'exact'],
] as const

/** The text that a pattern matches and nothing else. */
function textOf(pattern: string): string | undefined {
  const text = pattern.replace(/\\([^A-Za-z0-9])/g, '$1')
  return literalPattern(text) === pattern ? text : undefined
}
