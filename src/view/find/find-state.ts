import type { FindQuery } from '../../core/find/found-match.ts'
import { workspaceStore } from '../../workspace/workspace-store.ts'

/** What was looked for last, as it stands in the fields. */
export interface FindFields {
  readonly text: string
  readonly replacement: string
  readonly isRegex: boolean
  readonly matchCase: boolean
  readonly wholeWord: boolean
  /** Separated by commas, as they are typed. */
  readonly files: string
  readonly kinds: string
}

export const findFields = workspaceStore<FindFields>({
  text: '',
  replacement: '',
  isRegex: false,
  matchCase: false,
  wholeWord: false,
  files: '',
  kinds: '',
})

/** What the fields ask for; with `replaces`, what each match becomes as well. */
export function queryOf(fields: FindFields, replaces: boolean): FindQuery {
  const { replacement, files, kinds, ...wanted } = fields
  return { ...wanted, files: termsOf(files), kinds: termsOf(kinds), ...(replaces && { replacement }) }
}

function termsOf(text: string): string[] {
  return text
    .split(',')
    .map(it => it.trim())
    .filter(it => it !== '' && it !== '-')
}
