import type { FileChange, Files } from '../core/text/file-change.ts'

/**
 * The file to show after changes: the one shown before as long as it is there (under its new name, if it got one),
 * else its neighbour.
 */
export function keepActiveFile(
  before: Files,
  after: Files,
  active: string | undefined,
  changes: readonly FileChange[],
): string | undefined {
  if (active === undefined) return after[0]?.name
  let name: string | undefined = active
  for (const change of changes) {
    if (change.type === 'rename' && change.file === name) name = change.to
    if (change.type === 'remove' && change.file === name) name = undefined
  }
  if (name !== undefined && holds(after, name)) return name
  if (holds(after, active)) return active
  const index = before.findIndex(it => it.name === active)
  return after[Math.min(Math.max(index, 0), after.length - 1)]?.name
}

/**
 * The file to show when an entry is taken back or made again: one that its changes leave something in, `wanted` if that
 * is among them; else `wanted` itself, else what was shown.
 */
export function fileOfChange(
  before: Files,
  after: Files,
  active: string | undefined,
  changes: readonly FileChange[],
  wanted: string | undefined,
): string | undefined {
  const touched = touchedFiles(after, changes)
  if (wanted !== undefined && touched.includes(wanted)) return wanted
  if (touched.length > 0) return touched[0]
  if (wanted !== undefined && holds(after, wanted)) return wanted
  return keepActiveFile(before, after, active, changes)
}

/** The files that changes leave something in, by the names they have afterwards. */
export function touchedFiles(after: Files, changes: readonly FileChange[]): string[] {
  let names: string[] = []
  for (const change of changes) {
    if (change.type === 'rename') names = names.map(it => (it === change.file ? change.to : it))
    const name = change.type === 'rename' ? change.to : change.file
    if (!names.includes(name)) names.push(name)
  }
  return names.filter(it => holds(after, it))
}

function holds(files: Files, name: string): boolean {
  return files.some(it => it.name === name)
}
