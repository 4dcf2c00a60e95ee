import { isOwnConfiguration } from '../text/configuration-name.ts'
import type { Files } from '../text/file-change.ts'

/**
 * The documents of all files for a cluster as one text, every character of theirs in it, with a `---` line where one file's documents
 * meet the next one's and none stands there yet. A byte-order mark is kept at the very beginning only.
 */
export function joinFiles(files: Files): string {
  let joined = ''
  for (const { name, text } of files) {
    if (isOwnConfiguration(name)) continue
    if (joined === '') {
      joined = text
      continue
    }
    const next = text.replace(/^\ufeff/, '')
    if (next.trim() === '') continue
    joined += lineBreakBetween(joined, next) + markerBetween(joined, next) + next
  }
  return joined
}

function lineBreakBetween(before: string, after: string): string {
  return /[\r\n]$/.test(before) ? '' : lineEnd(before + after)
}

function lineEnd(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
}

/** A document that opens with directives needs the one before it closed; one that opens with `---` needs nothing. */
function markerBetween(before: string, after: string): string {
  const lines = after.split(/\r\n|\n|\r/)
  const first = lines.findIndex(it => it.trim() !== '' && !/^[#%]/.test(it))
  const marked = first >= 0 && /^---(\s|$)/.test(lines[first]!)
  if (!marked) return `---${lineEnd(before)}`
  const directives = lines.slice(0, first).some(it => it.startsWith('%'))
  const closed = /(^|[\r\n])\.\.\.\s*$/.test(before)
  return directives && !closed ? `...${lineEnd(before)}` : ''
}
