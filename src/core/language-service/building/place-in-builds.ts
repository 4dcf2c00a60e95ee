import { folderName } from '../../kustomize/files/folder-path.ts'
import type { WrittenAt } from '../../kustomize/traced/traced.ts'
import { builtPlace } from '../../kustomize/view/built-place.ts'
import { positionOf, writtenAtPosition } from '../../kustomize/view/source-position.ts'
import { findFile } from '../../text/file-change.ts'
import type { Position } from '../../text/positions/position.ts'
import type { AtPosition } from '../reading/analysed.ts'
import { type Build, faultOf, type Sources } from './builds.ts'

/** Where a request about a file is: the place, or why nothing can be said of it. */
export function placeAsked({ files }: Sources, at: AtPosition): WrittenAt | { readonly refuse: string } {
  const text = findFile(files, at.file)?.text
  if (text === undefined || (at.text !== undefined && at.text !== text))
    return { refuse: 'The text has changed since the files were read. Try again.' }
  return writtenAtPosition(files, at)!
}

/** Where a build has what is written at a place, as far into it as is asked for. */
export function positionIn({ view }: Build, at: WrittenAt, index: number): Position | undefined {
  const place = builtPlace(view.resolution, at)
  return place && positionOf(view, place, index)
}

/** Why no build has what is written at a place. */
export function whyNowhere({ file, path }: WrittenAt, builds: readonly Build[]): string {
  const [shown] = builds
  const fault = shown && faultOf(shown)
  if (fault) return `The kustomization in ${folderName(shown.folder)} cannot be built: ${fault}`
  const using = builds.find(it => it.view.resolution.files.includes(file))
  if (!using)
    return `${file} takes no part in what ${shown?.folder || 'the kustomization'} builds, so nobody there names what is in it.`
  if (path.length === 0) return 'Nothing here can be renamed.'
  return `What stands here is not in what ${using.folder || 'the kustomization'} builds: it says how to build, or a patch replaces it.`
}
