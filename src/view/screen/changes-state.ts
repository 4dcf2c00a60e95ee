import { useStore } from 'zustand'
import { decodeShare } from '../../core/share/codec.ts'
import type { Files } from '../../core/text/file-change.ts'
import { workspaceStore } from '../../workspace/workspace-store.ts'

/** What the files are compared with: as they are in the baseline or a snapshot, as a link holds them, other files, or what another overlay builds. */
export interface ChangesState {
  readonly compareWith: 'baseline' | 'snapshot' | 'link' | 'file' | 'overlay'
  /** Which requests end elsewhere, or which lines differ. */
  readonly shows: 'requests' | 'text'
  /** The id of the snapshot that is compared with. */
  readonly snapshot: number | undefined
  /** The link as it was pasted. */
  readonly link: string
  /** The files that were picked to compare with. */
  readonly picked: Files | undefined
  /** The folder of the kustomization to compare with. */
  readonly overlay: string | undefined
}

export const changesStore = workspaceStore<ChangesState>({
  compareWith: 'baseline',
  shows: 'requests',
  snapshot: undefined,
  link: '',
  picked: undefined,
  overlay: undefined,
})

export function useChangesState<T>(selector: (state: ChangesState) => T): T {
  return useStore(changesStore, selector)
}

/** The files of a pasted link, or why there are none; undefined for no link yet. */
export function filesOfLink(link: string): OfLink | undefined {
  if (lastLink?.link !== link) lastLink = { link, files: readLink(link) }
  return lastLink.files
}

type OfLink = { readonly before: Files } | { readonly message: string }

/** Badge and list compare with the same files. */
let lastLink: { readonly link: string; readonly files: OfLink | undefined } | undefined

function readLink(link: string): OfLink | undefined {
  const hash = link.indexOf('#')
  const fragment = (hash < 0 ? link : link.slice(hash)).trim()
  if (fragment === '') return undefined
  const decoded = decodeShare(fragment)
  return decoded.ok ? { before: decoded.content.files } : { message: decoded.message }
}
