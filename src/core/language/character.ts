import { isLower, isUpper, type Takes } from './regex-classes.ts'
import type { Node } from './regex-node.ts'

/** One character of a pattern, in both cases where the flags ask for it. */
export function character(code: number, flags: Flags): Node {
  return { type: 'set', takes: same(code, flags) }
}

/** Whether a code is that character, by the flags. */
export function same(code: number, { ignoreCase }: Flags): Takes {
  return ignoreCase ? it => it === code || it === swapped(code) : it => it === code
}

/** A letter of ASCII in its other case; anything else as it is. */
export function swapped(code: number): number {
  return isLower(code) ? code - 32 : isUpper(code) ? code + 32 : code
}

/** What `(?isU)` sets in a pattern. */
export interface Flags {
  ignoreCase: boolean
  dotTakesAll: boolean
  /** Whether a plain repetition is the lazy one, and one with a question mark is not. */
  lazy: boolean
}
