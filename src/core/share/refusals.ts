import { cleanFileName } from '../text/file-name.ts'
import type { SharedContent } from './shared-content.ts'

export type DecodedShare =
  | { readonly ok: true; readonly content: SharedContent }
  | {
      readonly ok: false
      readonly reason: 'truncated' | 'corrupted' | 'malformed' | 'future' | 'too-large' | 'empty' | 'locked'
      /** In words for the user. */
      readonly message: string
    }

export type EncodedShare =
  | { readonly ok: true; readonly fragment: string }
  /** Why there is no link to it, in words for the user. */
  | { readonly ok: false; readonly message: string }

/** Why no link can carry the content, as far as that is seen beforehand. */
export function whyNot(content: SharedContent): Exclude<EncodedShare, { ok: true }> | undefined {
  const files = [...content.files, ...(content.baseline?.files ?? [])]
  const odd = files.find(it => cleanFileName(it.name) !== it.name)
  if (!odd) return undefined
  return {
    ok: false,
    message: `The file name “${cleanFileName(odd.name)}” holds characters that a link cannot carry. Rename the file.`,
  }
}

/** The answer where the link would not open to what was shared. */
export function refuseLink(isLarge: boolean): Exclude<EncodedShare, { ok: true }> {
  const what = isLarge
    ? 'The workspace is too large for a link.'
    : 'A link cannot carry this workspace unchanged.'
  return { ok: false, message: `${what} Export the files instead.` }
}

/** The answer about a link that cannot be opened. */
export function refuse(
  reason: Exclude<DecodedShare, { ok: true }>['reason'],
): Exclude<DecodedShare, { ok: true }> {
  return { ok: false, reason, message: messages[reason] }
}

const messages: Readonly<Record<Exclude<DecodedShare, { ok: true }>['reason'], string>> = {
  truncated: 'The link is cut off: its end is missing. Ask for it again, in full.',
  corrupted: 'The link is damaged: some of its characters were changed on the way.',
  malformed: 'The link does not begin with a version, such as “v1:”. Ask for it again, in full.',
  future: 'The link was made by a newer version of Drawbridge. Reload the page to get that version.',
  'too-large': 'The link holds more than can be opened safely: the limit is 10 MB of YAML in 2,000 files.',
  empty: 'The link holds no workspace.',
  locked: 'The link is locked with a passphrase. Open it in the address bar to enter it.',
}
