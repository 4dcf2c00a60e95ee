import { type FolderFault, folderFaultOf } from '../../workspace/folder/folder.ts'
import { readLocal, removeLocal, writeLocal } from '../local-storage.ts'
import { clearShareFragment } from '../url.ts'
import { type LoopbackFolder, loopbackFolder } from './loopback-folder.ts'
import { readToken, tokenKey } from './opened-by-command.ts'

export type TakenLoopback =
  | { readonly ok: true; readonly folder: LoopbackFolder }
  | { readonly ok: false; readonly fault: FolderFault }

/**
 * The folder of the `drawbridge open` that this page was opened by, if it was. The token leaves the address and is kept for this
 * address: a reload goes on, and so does a tab of an earlier run of the command. Never rejects.
 */
export async function takeLoopback(): Promise<TakenLoopback | undefined> {
  const given = readToken(location.hash)
  if (given !== undefined) {
    clearShareFragment()
    writeLocal(tokenKey, given)
  }
  // Where nothing can be kept, a reload forgets the folder.
  const token = () => readLocal(tokenKey) ?? given ?? ''
  if (token() === '') return undefined
  try {
    return { ok: true, folder: await loopbackFolder(token) }
  } catch (error) {
    // Another program may have the port by now: it is told once.
    removeLocal(tokenKey)
    return { ok: false, fault: folderFaultOf(error) }
  }
}
