import type { Layout, Piece } from './lay-out.ts'
import type { TextLine } from './text-lines.ts'

/**
 * The columns of comments that stand in lines of their own, by line. A comment goes with the line below, or, where it is indented
 * deeper than that, with the key or dash above that it is under.
 */
export function placeComments(text: string, lines: readonly TextLine[], layout: Layout): Map<number, number> {
  const columns = new Map<number, number>()
  const above = new PiecesAbove(layout.pieces)
  const below = columnsBelow(lines, layout)
  for (let i = 0; i < lines.length; i++) {
    const { from, lead } = lines[i]!
    above.stepTo(i)
    if (layout.lines.has(i) || text[from + lead] !== '#') continue
    columns.set(i, columnOf(lead, below[i], above))
  }
  return columns
}

interface Below {
  readonly now: number
  readonly column: number
}

function columnOf(lead: number, below: Below | undefined, above: PiecesAbove): number {
  if (below && lead <= below.now) return below.column
  const piece = above.deepestUpTo(lead)
  if (below) return piece && piece.now > below.now ? piece.column : below.column
  return piece?.column ?? 0
}

/** For each line, where the next line that holds a value stands and goes. */
function columnsBelow(lines: readonly TextLine[], layout: Layout): (Below | undefined)[] {
  const below: (Below | undefined)[] = []
  let next: Below | undefined
  for (let i = lines.length - 1; i >= 0; i--) {
    below[i] = next
    const laid = layout.lines.get(i)
    if (laid) next = { now: lines[i]!.lead, column: laid.column ?? lines[i]!.lead }
  }
  return below
}

/** The keys and dashes that are open above a line, the deepest last. */
class PiecesAbove {
  private readonly pieces: readonly Piece[]
  private readonly open: Piece[] = []
  private next = 0

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces
  }

  stepTo(line: number): void {
    while (this.next < this.pieces.length && this.pieces[this.next]!.line < line) {
      const piece = this.pieces[this.next++]!
      while (this.open.length > 0 && this.open.at(-1)!.now >= piece.now) this.open.pop()
      this.open.push(piece)
    }
  }

  deepestUpTo(column: number): Piece | undefined {
    return this.open.findLast(it => it.now <= column)
  }
}
