import type { Kind } from './field.ts'

/** A path with `*` for every index, behind the kind: `VirtualService:spec.http.*.route`. */
export function patternOf(kind: Kind, path: readonly (string | number)[]): string {
  return `${kind.kind}:${path.map(step => (typeof step === 'number' ? '*' : step)).join('.')}`
}
