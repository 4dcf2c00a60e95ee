import type { SourceFile } from '../text/file-change.ts'

/** A workspace to open and look at: complete, correct, and small enough to be read. */
export interface Example {
  /** Stays: it may be part of a link. */
  readonly id: string
  readonly title: string
  /** One sentence for the list. */
  readonly doc: string
  readonly files: readonly SourceFile[]
}
