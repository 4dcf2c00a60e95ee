/** A long name as what may be cut off and the end that stays: `/very/long/` and `path`; of a short one nothing stays. */
export function endOf(text: string): readonly [head: string, end: string] {
  if (text.length <= 22) return [text, '']
  return [text.slice(0, -12), text.slice(-12)]
}
