/** Whether Istio takes a number as a status of an answer: 200–600. (600 is no status, but passes.) */
export function isHttpStatus(value: number): boolean {
  return value >= 200 && value <= 600
}

/** Whether a number is a status that Go's HTTP library has a name for. */
export function isNamedHttpStatus(value: bigint): boolean {
  return named.some(([from, to]) => value >= from && value <= to)
}

const named: readonly (readonly [number, number])[] = [
  [100, 103],
  [200, 208],
  [226, 226],
  [300, 305],
  [307, 308],
  [400, 418],
  [421, 426],
  [428, 429],
  [431, 431],
  [451, 451],
  [500, 508],
  [510, 511],
]
