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
