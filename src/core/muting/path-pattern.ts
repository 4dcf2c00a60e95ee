import { matchesGlob } from '../filter/glob.ts'

/**
 * Whether the path of a file fits a pattern, as in a `.gitignore`: `*` stands for any text within a name, `**` for any folders. A pattern without a
 * `/` before its end fits at any depth, and one that fits a folder fits all that is in it. Letter case counts for nothing.
 */
export function fitsPath(path: string, pattern: string): boolean {
  const steps = pattern.split('/').filter(it => it !== '' && it !== '.')
  if (steps.length === 0) return false
  const isAnchored = steps.length > 1 || pattern.startsWith('/')
  return fits(path.split('/'), isAnchored ? steps : ['**', ...steps])
}

/** Goes through the names with all the places in the pattern at which one may be: the time grows with both lengths. */
function fits(names: readonly string[], steps: readonly string[]): boolean {
  let places = skipping(new Set([0]), steps)
  for (const name of names) {
    const next = new Set<number>()
    for (const at of places) {
      const step = steps[at]
      if (step === '**') next.add(at)
      else if (step !== undefined && matchesGlob(name, step)) next.add(at + 1)
    }
    places = skipping(next, steps)
    // The whole pattern fits a folder or the file.
    if (places.has(steps.length)) return true
  }
  return false
}

/** The places, with those behind a `**` that stands for no folder. */
function skipping(places: Set<number>, steps: readonly string[]): Set<number> {
  for (const at of places) if (steps[at] === '**') places.add(at + 1)
  return places
}
