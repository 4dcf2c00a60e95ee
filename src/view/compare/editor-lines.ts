const loneReturn = /\r(?!\n)/g

/** Gives the number, from 1, at which an editor shows a line of a diff: a lone CR ends a line there, and none for git. */
export function editorLines(lines: readonly string[]): (at: number) => number {
  const returns = lines.map(it => it.match(loneReturn)?.length ?? 0)
  if (returns.every(it => it === 0)) return at => at + 1
  const numbers = [1]
  for (const more of returns) numbers.push(numbers.at(-1)! + 1 + more)
  return at => numbers[Math.min(at, lines.length)]!
}
