import { differences } from './differences.ts'

/**
 * The greatest of some numbers, and at least 0, again and again: only where they differ from those before is looked, unless the greatest has
 * gone from there.
 */
export function greatestAgain(): (numbers: readonly number[]) => number {
  let last: readonly number[] = []
  let greatest = 0
  return numbers => {
    const runs = differences(last, numbers)
    const isGone = runs.some(({ from, to }) => last.slice(from, to).includes(greatest))
    if (isGone) greatest = 0
    for (const { nowFrom, nowTo } of isGone ? [{ nowFrom: 0, nowTo: numbers.length }] : runs)
      for (let i = nowFrom; i < nowTo; i++) greatest = Math.max(greatest, numbers[i]!)
    last = numbers
    return greatest
  }
}
