import { textWidth } from './text-width.ts'

/** What a node says below its title. */
export interface Seconded {
  readonly subtitle?: string
  readonly ghost?: boolean
  readonly stale?: boolean
}

/** What stands below a node's title, in its parts: namespace, selector, and what keeps it from being drawn like the others. */
export function secondParts(node: Seconded): string[] {
  return [...(node.subtitle?.split(separator) ?? []), stateWords(node) ?? ''].filter(it => it !== '')
}

/** What keeps a node from being drawn like the others: it is not in the files, or its text cannot be read at the moment. */
export function stateWords({ ghost, stale }: Seconded): string | undefined {
  if (ghost) return 'not in your files'
  return stale ? 'last readable version' : undefined
}

/** Parts on lines of a width, as few as they fit on and no more than `most`: the last takes what is left. `before` is taken on the first. */
export function secondLines(parts: readonly string[], width: number, most: number, before = 0): string[] {
  const lines: string[] = []
  for (const part of parts.flatMap(it => atColon(it, width))) {
    const last = lines.at(-1)
    const joined = last === undefined ? part : `${last}${last.endsWith(':') ? ' ' : separator}${part}`
    const room = width - (lines.length <= 1 ? before : 0)
    if (last !== undefined && (lines.length >= most || textWidth(joined, secondSize) <= room))
      lines[lines.length - 1] = joined
    else lines.push(part)
  }
  return lines
}

/** A part that is longer than a line breaks behind its colon: `not attached:`, `namespace refused`. */
function atColon(part: string, width: number): string[] {
  const at = part.indexOf(': ')
  if (at < 0 || textWidth(part, secondSize) <= width) return [part]
  return [part.slice(0, at + 1), part.slice(at + 2)]
}

const separator = ' · '
/** Size of the letters below a title. */
export const secondSize = 12
