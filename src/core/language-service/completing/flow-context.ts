import type { CompletionContext } from './completion-context.ts'
import { unquote } from './context-line.ts'

/** Inside `{…}` or `[…]` that opened on this line. */
export function inFlow(
  text: string,
  path: readonly (string | number)[],
  cursor: number,
): CompletionContext | undefined {
  const stack: { map: boolean; key: string | undefined; index: number; keys: Map<string, string> }[] = []
  let token = ''
  let quote = ''
  for (const [i, char] of [...text].entries()) {
    if (quote) {
      token += char
      if (char === quote) quote = ''
      continue
    }
    const top = stack.at(-1)
    if (char === '"' || char === "'") {
      quote = char
      token += char
    } else if (char === '{' || char === '[') {
      stack.push({ map: char === '{', key: undefined, index: 0, keys: new Map() })
      token = ''
    } else if (char === '}' || char === ']') {
      stack.pop()
      token = ''
    } else if (char === ',') {
      if (top) {
        if (top.key !== undefined) top.keys.set(top.key, token.trim())
        top.index++
        top.key = undefined
      }
      token = ''
    } else if (char === ':' && top?.map && top.key === undefined && /\s|^$/.test(text[i + 1] ?? '')) {
      top.key = unquote(token.trim())
      top.keys.set(top.key, '')
      token = ''
    } else token += char
  }
  const top = stack.at(-1)
  const prefix = token.trimStart()
  if (!top || quote || /\s/.test(prefix)) return undefined

  const steps = stack.map(it => (it.map ? it.key : it.index)).filter(it => it !== undefined)
  const writesKey = top.map && top.key === undefined
  return {
    path: [...path, ...steps],
    writes: writesKey ? 'key' : 'value',
    present: top.keys,
    prefix,
    column: cursor - prefix.length,
    flow: true,
  }
}
