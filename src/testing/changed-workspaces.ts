import { examples } from '../core/examples/index.ts'
import { withChangesOverlay } from '../core/kustomize/changes/with-changes-overlay.ts'
import type { Files } from '../core/text/file-change.ts'
import { picker } from './operations/every-operation.ts'
import { editedFiles } from './operations/seeded-edits.ts'

export interface ChangedWorkspace {
  readonly id: string
  readonly before: Files
  readonly after: Files
}

/** Examples with a sequence of edits, by a seed. */
export function changedWorkspaces(count: number): ChangedWorkspace[] {
  return Array.from({ length: count }, (_, seed) => {
    const { files: before, id } = examples[seed % examples.length]!
    return { id: `${id} ${seed}`, before, after: editedFiles(before, seed, 1 + picker(seed)(8)) }
  })
}

/** A workspace that changed, with what its overlay of changes and the files of now are built from. */
export interface OverlaidCase extends ChangedWorkspace {
  readonly overlay: { readonly files: Files; readonly root: string }
  readonly now: { readonly files: Files; readonly root: string }
}

/** Undefined where kustomize would refuse the files themselves. */
export function overlaidCase(changed: ChangedWorkspace): OverlaidCase | undefined {
  const made = withChangesOverlay({ ...changed, folder: undefined }, 'changes')
  return made.ok
    ? {
        ...changed,
        overlay: { files: made.files, root: made.folder! },
        now: { files: withKustomization(changed.after), root: '' },
      }
    : undefined
}

export function overlaidCases(count: number): OverlaidCase[] {
  return changedWorkspaces(count).flatMap(it => overlaidCase(it) ?? [])
}

/** The files with a kustomization that names those that hold anything. */
export function withKustomization(files: Files): Files {
  const plain = files.filter(it => /^[^\s#]/m.test(it.text.replace(/^---.*$/gm, '')))
  const names = plain.map(it => JSON.stringify(it.name)).join(', ')
  return [...plain, { name: 'kustomization.yaml', text: `resources: [${names}]\n` }]
}
