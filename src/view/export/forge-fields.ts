import { isBranchName } from '../../core/forges/branch-name.ts'
import type { ForgeKind, ForgeTarget } from '../../core/forges/forge.ts'
import { readRepositoryAddress } from '../../core/forges/repository-address.ts'
import { workspaceStore } from '../../workspace/workspace-store.ts'

/** What was typed about where a change goes. The token is not among it: it stays in the form that asks for it. */
export interface ForgeFields {
  readonly address: string
  /** Undefined: as the address says. */
  readonly kind: ForgeKind | undefined
  readonly base: string
  /** Undefined: named after the commit. */
  readonly branch: string | undefined
  readonly folder: string
}

export const forgeFields = workspaceStore<ForgeFields>({
  address: '',
  kind: undefined,
  base: 'main',
  branch: undefined,
  folder: '',
})

/** Where the change goes, or what has to be filled in first. */
export function targetOf(
  { address, kind, base, folder }: ForgeFields,
  branch: string,
):
  | { readonly target: ForgeTarget; readonly missing?: undefined }
  | { readonly target?: undefined; readonly missing: string } {
  const read = readRepositoryAddress(address)
  if (!read)
    return {
      missing:
        address.trim() === ''
          ? 'Name the repository.'
          : 'Expected the address of a repository, such as https://github.com/shop/config.',
    }
  const known = kind ?? read.kind
  if (!known) return { missing: 'Choose what runs at this address.' }
  if (!isBranchName(base)) return { missing: 'The base branch is not a name that git takes.' }
  if (!isBranchName(branch)) return { missing: 'The new branch is not a name that git takes.' }
  if (branch === base) return { missing: 'The new branch must differ from the base branch.' }
  if (/(^|\/)\.\.?(\/|$)/.test(folder)) return { missing: 'The folder must be a path within the repository.' }
  return {
    target: {
      kind: known,
      origin: read.origin,
      repository: read.repository,
      base,
      branch,
      folder: folder.trim(),
    },
  }
}
