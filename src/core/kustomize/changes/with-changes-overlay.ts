import { fileIn } from '../files/folder-path.ts'
import { hasObjects, plainKustomization } from './buildable.ts'
import { type ChangesOverlay, changesOverlay, type OverlaidChange } from './changes-overlay.ts'

/** Where the overlay of changes lies in the files, and the files with it: those of before, and what changed beside them. */
export function withChangesOverlay(
  { before, after, folder }: Omit<OverlaidChange, 'base'>,
  name: string,
): ChangesOverlay & { readonly folder?: string } {
  // An overlay within its own base is a circle to kustomize, so a base at the top moves into a folder.
  const isAtTop = folder === undefined || folder === ''
  const parent = isAtTop ? '' : folder.split('/').slice(0, -1).join('/')
  const base = isAtTop ? '../base' : `../${folder.split('/').at(-1)}`
  const made = changesOverlay({ before, after, folder, base })
  if (!made.ok) return made
  const known = new Set(
    before.map(it =>
      it.name
        .split('/')
        .slice(0, parent === '' ? 1 : parent.split('/').length + 1)
        .join('/'),
    ),
  )
  let own = fileIn(parent, name)
  for (let count = 2; known.has(own) || own === 'base'; count++) own = fileIn(parent, `${name}-${count}`)
  const bases = isAtTop
    ? (folder === undefined
        ? [...before, plainKustomization(before.filter(it => hasObjects(it.text)))]
        : before
      ).map(it => ({
        name: `base/${it.name}`,
        text: it.text,
      }))
    : before
  return {
    ok: true,
    folder: own,
    files: [...bases, ...made.files.map(it => ({ name: `${own}/${it.name}`, text: it.text }))],
  }
}
