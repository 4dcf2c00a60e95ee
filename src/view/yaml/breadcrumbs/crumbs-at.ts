import type { DocumentSymbol } from '../../../core/language-service/document-symbols.ts'

/** A step of the way from the file to the cursor, and what stands beside it. */
export interface Crumb {
  readonly symbol: DocumentSymbol
  readonly siblings: readonly DocumentSymbol[]
}

/** The parts of a file that a line is in, the outermost first. The line counts from 0, as the protocol's do. */
export function crumbsAt(symbols: readonly DocumentSymbol[], line: number): readonly Crumb[] {
  // A line between two parts belongs to neither, and one on which two stand, as in `[{…}, {…}]`, to the first.
  const symbol = symbols.find(it => it.range.start.line <= line && line <= it.range.end.line)
  return symbol ? [{ symbol, siblings: symbols }, ...crumbsAt(symbol.children, line)] : []
}

/** As many as a menu shows, with the one that is current among them. */
export function nearby<T>(all: readonly T[], current: T, most: number): readonly T[] {
  const from = Math.max(0, Math.min(all.indexOf(current) - Math.floor(most / 2), all.length - most))
  return all.slice(from, from + most)
}
