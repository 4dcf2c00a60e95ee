import type { Fields } from '../../kinds/field.ts'
import { type Path, valueAt } from '../../yaml/path.ts'

/** The field that a wrong key was most likely meant to be and that the object does not have yet: `credential_name` → `credentialName`. */
export function nearestName(key: string, fields: Fields, root: unknown, object: Path): string | undefined {
  const present = valueAt(root, object)
  const names = Object.keys(fields).filter(
    name =>
      !fields[name]?.hidden &&
      !(typeof present === 'object' && present !== null && Object.hasOwn(present, name)),
  )
  return nearest(key, names)
}

/** The one of some names that differs least from a text, where it differs little enough to be a slip. */
export function nearest(text: string, names: readonly string[]): string | undefined {
  if (text.length > 60) return undefined
  const plain = bare(text)
  const same = names.find(it => bare(it) === plain)
  if (same !== undefined) return same
  let best: { name: string; distance: number } | undefined
  for (const name of names) {
    const distance = editDistance(plain, bare(name))
    if (distance <= allowed(name) && (!best || distance < best.distance)) best = { name, distance }
  }
  return best?.name
}

// Case, underscores, hyphens and blanks are what people vary first.
function bare(name: string): string {
  return name.toLowerCase().replace(/[_\-\s]/g, '')
}

function allowed(name: string): number {
  return name.length <= 4 ? 1 : 2
}

/** How many letters must be put in, taken out, changed or swapped with their neighbour to make one text of the other. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      let least = Math.min(row[j - 1]! + 1, last[j]! + 1, change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, beforeLast[j - 2]! + 1)
      row.push(least)
    }
    beforeLast = last
    last = row
  }
  return last[b.length]!
}
