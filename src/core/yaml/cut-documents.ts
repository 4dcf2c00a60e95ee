import type { Range } from '../text/text-edit.ts'

/** The stretches of a file that are a document each, in order, covering every byte of it. */
export function cutDocuments(text: string): Range[] {
  const cuts = [0]
  for (const match of text.matchAll(/(?:^|\n)(?=---(?:\s|$))/g)) {
    const at = match.index + match[0].length
    if (at > 0) cuts.push(at)
  }
  return cuts.map((from, i) => ({ from, to: cuts[i + 1] ?? text.length }))
}
