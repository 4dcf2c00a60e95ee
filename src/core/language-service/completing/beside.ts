import { type Path, valueAt } from '../../yaml/path.ts'
import type { Around, Spot } from './around.ts'

/** What a key of the same map says: on its line, or as it was read last. */
export function beside(spot: Spot, around: Around, key: string): string | undefined {
  const line = spot.present
    .get(key)
    ?.replace(/\s+#.*$/, '')
    .trim()
  const plain = line && /^(["']?)([^"'#{}[\]&*!|>,]+)\1$/.exec(line)?.[2]
  if (plain) return plain.trim()
  const read = valueAround(spot, around, 0, [key])
  return typeof read === 'string' && read !== '' ? read : undefined
}

/** What stands at a path from the map that is written in, or from one so many steps further out, as it was read last. */
export function valueAround(spot: Spot, { value }: Around, steps: number, path: Path): unknown {
  const map = spot.writes === 'key' ? spot.path : spot.path.slice(0, -1)
  return valueAt(value, [...map.slice(0, map.length - steps), ...path])
}
