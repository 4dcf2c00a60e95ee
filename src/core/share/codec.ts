import { sameFiles } from '../text/file-change.ts'
import { cleanFileName } from '../text/file-name.ts'
import type { SharedContent } from './shared-content.ts'
import { decodeV1, encodeV1, maxContent } from './v1.ts'

/** Letters of a link that are looked at before anything is unpacked, and bytes of content a link may unpack to. */
export const shareLimits = { fragment: 2_000_000, content: maxContent } as const

export type DecodedShare =
  | { readonly ok: true; readonly content: SharedContent }
  | {
      readonly ok: false
      readonly reason: 'truncated' | 'corrupted' | 'malformed' | 'future' | 'too-large' | 'empty'
      /** In words for the user. */
      readonly message: string
    }

export type EncodedShare =
  | { readonly ok: true; readonly fragment: string }
  /** Why there is no link to it, in words for the user. */
  | { readonly ok: false; readonly message: string }

/**
 * The text behind the `#` of a link to the content: `v1:` and letters that need no escaping. It has been opened again
 * and found the same; content for which that fails gets no link.
 */
export function encodeShare(content: SharedContent): EncodedShare {
  const odd = content.files.find(it => cleanFileName(it.name) !== it.name)
  if (odd)
    return {
      ok: false,
      message: `The file name “${cleanFileName(odd.name)}” holds characters that a link cannot carry. Rename the file.`,
    }
  const fragment = `v1:${encodeV1(content)}`
  const opened = decodeShare(fragment)
  if (opened.ok && opened.content.name === content.name && sameFiles(opened.content.files, content.files))
    return { ok: true, fragment }
  const isLarge = !opened.ok && opened.reason === 'too-large'
  const what = isLarge
    ? 'The workspace is too large for a link.'
    : 'A link cannot carry this workspace unchanged.'
  return { ok: false, message: `${what} Export the files instead.` }
}

/**
 * The content of a link's fragment, with or without its `#`, or why it cannot be opened. Never throws.
 * What chats and mails add is overlooked: line breaks, an escaped colon, a full stop behind the link.
 */
export function decodeShare(fragment: string): DecodedShare {
  if (fragment.length > shareLimits.fragment) return refuse('too-large')
  const link = clean(fragment)
  if (link === '') return refuse('empty')
  // Phones begin a line with a capital.
  const parts = /^v(\d*)(?::(.*))?$/is.exec(link)
  if (!parts) return refuse('malformed')
  const [, version = '', packed = ''] = parts
  if (packed === '' && (version === '' || version === '1')) return refuse('truncated')
  if (version !== '1') return refuse(/^0*1?$/.test(version) ? 'malformed' : 'future')
  const decoded = decodeV1(packed)
  return decoded.ok ? decoded : refuse(decoded.reason)
}

function clean(fragment: string): string {
  return fragment
    .replace(/\s+/g, '')
    .replace(/^#/, '')
    .replace(/^v(\d+)%3a/i, 'v$1:')
    .replace(/[&?#].*$/s, '')
    .replace(/[^\w-]+$/, last => (last.startsWith(':') ? ':' : ''))
}

const messages: Readonly<Record<Exclude<DecodedShare, { ok: true }>['reason'], string>> = {
  truncated: 'The link is cut off: its end is missing. Ask for it again, in full.',
  corrupted: 'The link is damaged: some of its characters were changed on the way.',
  malformed: 'The link does not begin with a version, such as “v1:”. Ask for it again, in full.',
  future: 'The link was made by a newer version of Drawbridge. Reload the page to get that version.',
  'too-large': 'The link holds more than can be opened safely: the limit is 10 MB of YAML in 2,000 files.',
  empty: 'The link holds no workspace.',
}

function refuse(reason: Exclude<DecodedShare, { ok: true }>['reason']): DecodedShare {
  return { ok: false, reason, message: messages[reason] }
}
