import { type Folder, FolderError, type FolderFault } from '../../workspace/folder/folder.ts'
import { fileLimits, refusal } from '../files.ts'

/** A folder that `drawbridge open` shares with this page. */
export interface LoopbackFolder extends Folder {
  /** Where it lies on the disk: the same folder again has the same place. */
  readonly place: string
}

/** Where `src/cli/open/folder-server.ts` answers. */
const address = '/.drawbridge/folder'

/** Connects with the folder that the command shares, by the token of the run there is at the moment. Rejects with a `FolderError`. */
export async function loopbackFolder(token: () => string): Promise<LoopbackFolder> {
  async function ask(method: 'GET' | 'PUT' | 'DELETE', path?: string, body?: Uint8Array): Promise<Response> {
    const query = path === undefined ? '' : `?path=${encodeURIComponent(path)}`
    const response = await fetch(address + query, {
      method,
      headers: { authorization: `Bearer ${token()}` },
      cache: 'no-store',
      ...(body && { body: body as BodyInit }),
    }).catch(() => undefined)
    if (!response) throw new FolderError(ended)
    if (response.ok || (response.status === 404 && path !== undefined)) return response
    throw new FolderError(await faultOf(response))
  }

  const listing = async () => readListing(await (await ask('GET')).json().catch(() => undefined))
  const first = await listing()
  if (!first) throw new FolderError(ended)

  return {
    name: first.name,
    place: first.place,
    access: async () => 'granted',
    async requestAccess() {
      await ask('GET')
      return 'granted'
    },
    async list() {
      const files: { path: string; stamp: string }[] = []
      const refused: { name: string; reason: string }[] = []
      let total = 0
      for (const { path, size, stamp } of (await listing())?.files ?? []) {
        const reason = refusal(size, total, files.length, fileLimits)
        if (reason) refused.push({ name: path, reason })
        else {
          total += size
          files.push({ path, stamp })
        }
      }
      return { files, refused }
    },
    async read(path) {
      const response = await ask('GET', path)
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined
    },
    write: async (path, bytes) => void (await ask('PUT', path, bytes)),
    remove: async path => void (await ask('DELETE', path)),
  }
}

const ended: FolderFault = {
  reason: 'gone',
  message:
    'The command `drawbridge open` no longer answers. Run it again, and go on in the page that it opens.',
}

async function faultOf(response: Response): Promise<FolderFault> {
  if (response.status === 401)
    return {
      reason: 'gone',
      message:
        'This page is of an earlier run of `drawbridge open`. Open the address that the last one printed.',
    }
  const { reason, message } = Object(await response.json().catch(() => undefined)) as Partial<FolderFault>
  const known = (['access', 'gone', 'full', 'file'] as const).find(it => it === reason) ?? 'other'
  return typeof message === 'string'
    ? { reason: known, message }
    : { reason: 'other', message: `The folder could not be used (status ${response.status}).` }
}

interface Listing {
  readonly name: string
  readonly place: string
  readonly files: readonly { readonly path: string; readonly size: number; readonly stamp: string }[]
}

function readListing(value: unknown): Listing | undefined {
  const { name, place, files } = Object(value) as Partial<Listing>
  const isListing = typeof name === 'string' && typeof place === 'string' && Array.isArray(files)
  return isListing ? { name, place, files } : undefined
}
