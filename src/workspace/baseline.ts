import { type Files, findFile } from '../core/text/file-change.ts'

/** The “before” that changes, patches, pull requests and links speak of. */
export interface Baseline {
  readonly files: Files
  /** How they became it: opened from somewhere, taken as it by the user, or written to a folder or branch. */
  readonly since: 'opened' | 'taken' | 'saved' | 'merged'
  /** When, in milliseconds since 1970. */
  readonly at: number
}

/** What a workspace that is kept may hold as its baseline, whoever wrote it down; undefined where it is none. */
export function readBaseline(written: unknown): Baseline | undefined {
  const { files, since, at } = (written ?? {}) as Partial<Baseline>
  if (!isFiles(files)) return undefined
  return {
    files: files.map(({ name, text }) => ({ name, text })),
    since: since === 'taken' || since === 'saved' || since === 'merged' ? since : 'opened',
    at: typeof at === 'number' && Number.isFinite(at) ? at : 0,
  }
}

/** Whether it is a list of files with names that differ. */
export function isFiles(written: unknown): written is Files {
  return (
    Array.isArray(written) &&
    written.every(it => typeof it?.name === 'string' && typeof it.text === 'string') &&
    new Set(written.map(it => it.name)).size === written.length
  )
}

/** The same files, in which those that stand in `others` word for word are their very objects, so that both are held once. */
export function sharedWith(others: Files, files: Files): Files {
  const shared = files.map(file => {
    const other = findFile(others, file.name)
    return other?.text === file.text ? other : file
  })
  return shared.length === others.length && shared.every((it, i) => it === others[i]) ? others : shared
}
