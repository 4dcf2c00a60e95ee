import type { Range } from '../text/text-edit.ts'

/** A stretch of a file that is one document. */
export interface DocumentRange extends Range {
  /**
   * Set where Kubernetes never looks: it cuts a file only at lines that are `---` and blanks, and reads the first
   * document of each piece. One opened by `--- # comment` or `--- {a: 1}`, or that follows `...`, is passed over
   * unless it is the first of its piece.
   */
  readonly skipped?: true
}

/**
 * The documents of a file, in order, covering every unit of it; at least one. A document begins at its `---`, or
 * behind the `...` of the one before; comments in front of its `---` are its own. Directives in front of a `---`
 * are a document of their own, as they are to Kubernetes.
 */
export function cutDocuments(text: string): DocumentRange[] {
  const cuts: DocumentRange[] = []
  let from = 0
  let content = false
  let skipped = false
  let pieceHasDocument = false

  function cut(to: number): void {
    cuts.push(skipped ? { from, to, skipped: true } : { from, to })
    from = to
    content = false
    pieceHasDocument = true
  }

  for (const line of markedLines(text)) {
    if (line.type === 'content') content = true
    else if (line.type === 'open') {
      const isSeparator = text.slice(line.from, line.to).trimEnd() === '---'
      if (content) cut(line.from)
      if (isSeparator) pieceHasDocument = false
      skipped = pieceHasDocument
      content = true
    } else if (content) {
      cut(line.to)
      skipped = true
    }
  }
  const last = cuts.at(-1)
  // Blanks and comments behind the last `...` stay with it.
  if (last && !content) cuts[cuts.length - 1] = { ...last, to: text.length }
  else cut(text.length)
  return cuts
}

interface MarkedLine extends Range {
  readonly type: 'open' | 'close' | 'content'
}

/** Lines that begin a document, end one, or hold anything but a comment; of the last kind only the first in a row. */
function* markedLines(text: string): Generator<MarkedLine> {
  let from = text.startsWith('\uFEFF') ? 1 : 0
  let inContent = false
  while (from < text.length) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end + 1
    const type = lineType(text, from, to, inContent)
    if (type) yield { type, from, to }
    if (type) inContent = type !== 'close'
    from = to
  }
}

function lineType(
  text: string,
  from: number,
  to: number,
  inContent: boolean,
): MarkedLine['type'] | undefined {
  const first = text[from]
  if (
    (first === '-' || first === '.') &&
    /^(?:---|\.\.\.)(?=\s|$)/.test(text.slice(from, Math.min(to, from + 4)))
  )
    return first === '-' ? 'open' : 'close'
  if (inContent) return undefined
  const line = text.slice(from, to).trimStart()
  return line === '' || line[0] === '#' ? undefined : 'content'
}
