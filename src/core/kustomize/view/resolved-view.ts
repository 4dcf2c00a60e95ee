import type { Files, SourceFile } from '../../text/file-change.ts'
import { type Resolution, type ResolvedResource, resolveKustomization } from '../resolve.ts'
import { separator, writeResolved, writtenText } from './write-resolved.ts'

/** A kustomization as a file that can be analysed like any other, and the way from its places to those of the real files. */
export interface ResolvedView {
  readonly resolution: Resolution
  readonly file: SourceFile
  /** Where the document of each resource begins in the file. */
  readonly starts: readonly number[]
}

export function resolveView(files: Files, folder: string): ResolvedView {
  const resolution = resolveKustomization(files, folder)
  const file = { name: resolvedName(folder), text: writeResolved(resolution) }
  return { resolution, file, starts: startsOf(resolution) }
}

/** As `cutDocuments` finds them: no line of a written document parts it. */
function startsOf({ resources }: Resolution): number[] {
  let at = 0
  const starts = resources.map(({ value }, i) => {
    const from = i === 0 ? 0 : at - separator.length
    at += writtenText(value).length + separator.length
    return from
  })
  return starts.length > 0 ? starts : [0]
}

/** The name of the file that stands for what is resolved. It has no ending, so that no file of a workspace is mistaken for it. */
export function resolvedName(folder: string): string {
  return `${folder || '.'} (resolved)`
}

/** The resource whose document holds an offset of the resolved file. */
export function resourceAt(
  { starts, resolution }: ResolvedView,
  offset: number,
): ResolvedResource | undefined {
  const index = starts.findLastIndex(it => it <= offset)
  return resolution.resources[index]
}
