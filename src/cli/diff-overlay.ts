import { relative, sep } from 'node:path'
import { changesOverlay } from '../core/kustomize/changes/changes-overlay.ts'
import { readFiles } from './read-files.ts'
import { readKustomizations } from './read-kustomizations.ts'
import { writeNewFolder } from './write-folder.ts'

interface OverlayOptions {
  readonly before: string
  readonly after: string
  readonly output?: string | undefined
}

/** Writes what changed as an overlay over the kustomization of the first place, into a new folder. */
export function diffAsOverlay(
  { before, after, output = '' }: OverlayOptions,
  complaints: string[],
): { readonly output: string; readonly isChanged: boolean } {
  const nothing = { output: '', isChanged: false }
  const read = readKustomizations(before)
  const [folder] = read?.folders ?? []
  if (!read || folder === undefined) {
    complaints.push(`${before} holds no kustomization.yaml, which an overlay stands on.`)
    return nothing
  }
  const [old, now] = [before, after].map(path =>
    // Their names play no part, and paths of the disk are no names within a kustomization.
    readFiles([path], complaints).map(({ text }, i) => ({ name: `${i}.yaml`, text })),
  )
  if (complaints.length > 0) return nothing
  const base = relative(output, read.pathOf(folder)).split(sep).join('/')
  const made = changesOverlay({ before: old!, after: now!, folder: undefined, base })
  if (!made.ok) {
    complaints.push(made.reason)
    return nothing
  }
  // The kustomization alone changes nothing.
  if (made.files.length === 1) return nothing
  writeNewFolder(output, made.files, complaints)
  return { output: '', isChanged: true }
}
