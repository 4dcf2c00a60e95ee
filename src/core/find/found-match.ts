/** What is looked for. */
export interface Wanted {
  readonly text: string
  /** The text is a regular expression, as RE2 reads it. */
  readonly isRegex?: boolean
  readonly matchCase?: boolean
  readonly wholeWord?: boolean
}

/** What is looked for, and where. */
export interface FindQuery extends Wanted {
  /** Parts of the names of files, with `*` for any text; `-` in front leaves them out. All files where there are none. */
  readonly files?: readonly string[]
  /** Kinds of resources, with `*` for any text: their documents only; `-` in front leaves them out. */
  readonly kinds?: readonly string[]
  /** What a match becomes: `$1` to `$9` stand for groups of a pattern, `$0` for the match, `$$` for a dollar. */
  readonly replacement?: string
}

export interface FoundMatch {
  readonly file: string
  /** In the file. */
  readonly from: number
  readonly to: number
  /** One-based. */
  readonly line: number
  /** What stands around it in its line, cut where that is long. */
  readonly before: string
  readonly text: string
  readonly after: string
  /** What it becomes, where something is to be put in its place. */
  readonly replacement?: string
}

export interface Found {
  /** The first of them. */
  readonly matches: readonly FoundMatch[]
  /** How many there are, and in how many files. */
  readonly total: number
  readonly files: number
  /** There are more than are counted. */
  readonly isCut: boolean
  /** Why nothing can be looked for. */
  readonly problem?: string
}

/** So many are shown, and so many are counted and replaced. */
export const mostShown = 500
export const mostFound = 20_000
/** What a match is called by those who leave it out. */
export function matchKey({ file, from }: { readonly file: string; readonly from: number }): string {
  return `${file}:${from}`
}
