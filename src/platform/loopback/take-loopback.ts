import { type FolderFault, folderFaultOf } from '../../workspace/folder/folder.ts'
import { clearShareFragment } from '../url.ts'
import { type LoopbackFolder, loopbackFolder } from './loopback-folder.ts'

export type TakenLoopback =
  | { readonly ok: true; readonly folder: LoopbackFolder }
  | { readonly ok: false; readonly fault: FolderFault }

const key = 'drawbridge.open'

/**
 * The folder of the `drawbridge open` that this page was opened by, if it was. The token leaves the address and stays with the
 * tab, so that a reload goes on. Never rejects.
 */
export async function takeLoopback(): Promise<TakenLoopback | undefined> {
  const token = readToken(location.hash)
  if (token !== undefined) {
    clearShareFragment()
    quietly(() => sessionStorage.setItem(key, token))
  }
  const kept = token ?? quietly(() => sessionStorage.getItem(key)) ?? undefined
  if (kept === undefined) return undefined
  try {
    return { ok: true, folder: await loopbackFolder(kept) }
  } catch (error) {
    // Another program may have the port by now: it is told once.
    quietly(() => sessionStorage.removeItem(key))
    return { ok: false, fault: folderFaultOf(error) }
  }
}

/** The token in a fragment: `#open=…`. */
export function readToken(hash: string): string | undefined {
  return /^#open=([\w-]{20,200})$/.exec(hash)?.[1]
}

function quietly<T>(task: () => T): T | undefined {
  try {
    return task()
  } catch {
    // Session storage may be blocked; then a reload forgets the folder.
    return undefined
  }
}
