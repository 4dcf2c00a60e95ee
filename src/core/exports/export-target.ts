import type { SavedRequest } from '../saved/saved-request.ts'
import type { Files } from '../text/file-change.ts'

/** What can be taken away. */
export interface ExportContent {
  /** The workspace's name. */
  readonly name: string
  readonly files: Files
  /** The file on screen; the first one where none is given. */
  readonly activeFile?: string | undefined
  readonly requests?: readonly SavedRequest[] | undefined
}

export interface ExportedFile {
  readonly name: string
  readonly mime: string
  readonly data: string | Uint8Array
}

/** A form in which the configuration leaves the editor. */
export interface ExportTarget {
  readonly id: string
  readonly title: string
  /** One sentence: what one gets, and for what. */
  readonly doc: string
  /** It is applied, not kept: what a kustomization builds stands for the files. */
  readonly isApplied?: true
  fileName(content: ExportContent): string
  /** Never fails; an empty workspace gives what an empty one looks like in this form. */
  write(content: ExportContent): readonly ExportedFile[]
  /** Left out: always. */
  isOffered?(content: ExportContent): boolean
}

export const yamlMime = 'application/yaml'

/** A name that every file system takes, from one that a person wrote: `Shop / Köln` gives `shop-köln`. */
export function fileNameFor(name: string): string {
  const plain = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60)
  return plain || 'istio'
}
