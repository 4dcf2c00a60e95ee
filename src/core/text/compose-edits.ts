import type { Range, TextEdit } from './text-edit.ts'

/** A stretch kept from the first text, or one that was written. */
type Piece = Range | string

/**
 * One set of edits that does what `first` and then `second` do. Offsets of `second` are those of the text that `first`
 * leaves; the result's are those of the text before both. Both are ascending and do not overlap; so is the result.
 */
export function composeEdits(first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
  if (first.length === 0) return [...second]
  if (second.length === 0) return [...first]
  return editsOf(applyToPieces(piecesOf(first), second))
}

function piecesOf(edits: readonly TextEdit[]): Piece[] {
  const pieces: Piece[] = []
  let done = 0
  for (const edit of edits) {
    if (edit.from > done) pieces.push({ from: done, to: edit.from })
    if (edit.insert) pieces.push(edit.insert)
    done = edit.to
  }
  // The length of the text does not matter: what follows the last edit is kept to its end.
  pieces.push({ from: done, to: Number.POSITIVE_INFINITY })
  return pieces
}

function applyToPieces(pieces: readonly Piece[], edits: readonly TextEdit[]): Piece[] {
  const result: Piece[] = []
  const rest = [...pieces].reverse()
  let at = 0

  function take(until: number, keep: boolean): void {
    while (at < until) {
      const piece = rest.pop()
      if (piece === undefined) return
      const [head, tail] = splitPiece(piece, until - at)
      if (keep) result.push(head)
      if (tail !== undefined) rest.push(tail)
      at += lengthOf(head)
    }
  }

  for (const edit of edits) {
    take(edit.from, true)
    if (edit.insert) result.push(edit.insert)
    take(edit.to, false)
  }
  return [...result, ...rest.reverse()]
}

function splitPiece(piece: Piece, length: number): [Piece, Piece | undefined] {
  if (lengthOf(piece) <= length) return [piece, undefined]
  if (typeof piece === 'string') return [piece.slice(0, length), piece.slice(length)]
  return [
    { from: piece.from, to: piece.from + length },
    { from: piece.from + length, to: piece.to },
  ]
}

function lengthOf(piece: Piece): number {
  return typeof piece === 'string' ? piece.length : piece.to - piece.from
}

function editsOf(pieces: readonly Piece[]): TextEdit[] {
  const edits: TextEdit[] = []
  let done = 0
  let insert = ''
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      insert += piece
      continue
    }
    if (insert || piece.from > done) edits.push({ from: done, to: piece.from, insert })
    insert = ''
    done = piece.to
  }
  return edits
}
