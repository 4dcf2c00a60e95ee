import type { SharedContent } from './shared-content.ts'
import { decodeV1, encodeV1, maxContent } from './v1.ts'

/** Letters of a link that are looked at before anything is unpacked, and bytes of content a link may unpack to. */
export const shareLimits = { fragment: 2_000_000, content: maxContent } as const

export type DecodedShare =
  | { readonly ok: true; readonly content: SharedContent }
  | {
      readonly ok: false
      readonly reason: 'truncated' | 'corrupted' | 'future' | 'too-large' | 'empty'
      /** In words for the user. */
      readonly message: string
    }

/** The text behind the `#` of a link to the content: `v1:` and letters that need no escaping. */
export function encodeShare(content: SharedContent): string {
  return `v1:${encodeV1(content)}`
}

/**
 * The content of a link's fragment, with or without its `#`, or why it cannot be opened. Never throws.
 * What chats and mails add is overlooked: line breaks, an escaped colon, a full stop behind the link.
 */
export function decodeShare(fragment: string): DecodedShare {
  if (fragment.length > shareLimits.fragment) return refuse('too-large')
  const link = clean(fragment)
  if (link === '') return refuse('empty')
  const parts = /^v(\d*)(?::(.*))?$/s.exec(link)
  if (!parts) return refuse('corrupted')
  const [, version = '', packed = ''] = parts
  if (packed === '' && (version === '' || version === '1')) return refuse('truncated')
  if (version !== '1') return refuse(/^0*1?$/.test(version) ? 'corrupted' : 'future')
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
  corrupted: 'The link is damaged: some of its letters have changed on the way.',
  future: 'The link was made by a newer version of Drawbridge. Reload the page to get that version.',
  'too-large': 'The link holds more than can be opened safely: the limit is 10 MB of YAML.',
  empty: 'The link holds no workspace.',
}

function refuse(reason: Exclude<DecodedShare, { ok: true }>['reason']): DecodedShare {
  return { ok: false, reason, message: messages[reason] }
}
