import { lstatSync, mkdirSync, type Stats, statSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'

/**
 * The folder in which compiled code of the tool is kept for the user's next run, or nothing: what lies there is run as code, so
 * it is the user's own, and nobody else can write to it. The first run only makes it: where each run is the first,
 * as in a container that is thrown away, none spends time on writing what nobody reads.
 */
export function codeFolder(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const user = sameUser()
  const caches = user === undefined || env.NODE_DISABLE_COMPILE_CACHE ? undefined : cachesFolder(env)
  if (user === undefined || caches === undefined) return undefined
  const folder = join(caches, 'drawbridge')
  try {
    const found = lstatSync(folder, { throwIfNoEntry: false })
    if (found) return found.isDirectory() && isOwn(found, user) ? folder : undefined
    makeFolder(folder, user)
  } catch {
    // A home that cannot be read or written has no such folder.
  }
  return undefined
}

/** Whether a file or folder is of a user, and nobody else may write to it. */
export function isOwn({ uid, mode }: Pick<Stats, 'uid' | 'mode'>, user = process.getuid?.()): boolean {
  return uid === user && (mode & 0o022) === 0
}

/** The user, where the system has such numbers and the program runs for the one who started it. */
function sameUser(): number | undefined {
  const user = process.getuid?.()
  return user === process.geteuid?.() ? user : undefined
}

/** Node's own setting, then that of the desktop, then the usual place. */
function cachesFolder({ NODE_COMPILE_CACHE, XDG_CACHE_HOME, HOME }: NodeJS.ProcessEnv): string | undefined {
  if (NODE_COMPILE_CACHE) return isAbsolute(NODE_COMPILE_CACHE) ? NODE_COMPILE_CACHE : undefined
  if (XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME)) return XDG_CACHE_HOME
  return HOME && isAbsolute(HOME) ? join(HOME, '.cache') : undefined
}

/** Only below a folder of the user's own: as root in another's home it would be one that its owner cannot use. */
function makeFolder(folder: string, user: number): void {
  const above = dirname(folder)
  const owner = statSync(above, { throwIfNoEntry: false }) ?? statSync(dirname(above))
  if (owner.uid === user) mkdirSync(folder, { recursive: true, mode: 0o700 })
}
