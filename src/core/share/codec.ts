import { canonical } from '../data/canonical.ts'
import { sameFiles } from '../text/file-change.ts'
import { isFolded } from './clean-content.ts'
import { type DecodedShare, type EncodedShare, refuse, refuseLink, whyNot } from './refusals.ts'
import type { SharedContent } from './shared-content.ts'
import { decodeV1, encodeV1, maxContent } from './v1.ts'
import { decodeFrame, decodeV2, encodeV2 } from './v2.ts'

export type { DecodedShare, EncodedShare } from './refusals.ts'

/** Letters of a link that are looked at before anything is unpacked, and bytes of content a link may unpack to. */
export const shareLimits = { fragment: 2_000_000, content: maxContent } as const

/**
 * The text behind the `#` of a link to the content: `v1:` or `v2:`, whichever carries all of it in fewer letters, and letters that
 * need no escaping. It has been opened again and found the same; content for which that fails gets no link.
 */
export function encodeShare(content: SharedContent): EncodedShare {
  const odd = whyNot(content)
  if (odd) return odd
  const second = `v2:${encodeV2(content)}`
  const first = isPlain(content) ? `v1:${encodeV1(content)}` : second
  const fragment = first.length <= second.length ? first : second
  const opened = decodeShare(fragment)
  if (opened.ok && isSame(opened.content, content)) return { ok: true, fragment }
  return refuseLink(!opened.ok && opened.reason === 'too-large')
}

/** Whether what was opened is what was to be shared, as far as it must not be lost. */
export function isSame(opened: SharedContent, content: SharedContent): boolean {
  return (
    opened.name === content.name &&
    sameFiles(opened.files, content.files) &&
    sameFiles(opened.baseline?.files ?? [], content.baseline?.files ?? []) &&
    sameFiles(opened.origin?.files ?? [], content.origin?.files ?? []) &&
    canonical(opened.comments ?? []) === canonical(content.comments ?? [])
  )
}

/** Whether version 1 carries all of it. */
function isPlain({ folding, baseline, view, viewOnly, comments, origin, overlay }: SharedContent): boolean {
  const isMore = baseline || view || viewOnly || comments?.length || origin || overlay !== undefined
  return !(folding && isFolded(folding)) && !isMore
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
  const parts = /^v(\d*)(e?)(?::(.*))?$/is.exec(link)
  if (!parts) return refuse('malformed')
  const [, version = '', locked = '', packed = ''] = parts
  if (packed === '' && ['', '1', '2'].includes(version)) return refuse('truncated')
  if (locked) {
    if (version !== '2') return refuse(Number(version) > 2 ? 'future' : 'malformed')
    const frame = decodeFrame(packed)
    return refuse(frame.ok ? 'locked' : frame.reason)
  }
  if (version !== '1' && version !== '2') return refuse(/^0*[12]?$/.test(version) ? 'malformed' : 'future')
  const decoded = version === '1' ? decodeV1(packed) : decodeV2(packed)
  return decoded.ok ? decoded : refuse(decoded.reason)
}

/** The letters of a locked link behind its version; undefined for any other text. */
export function lockedLetters(fragment: string): string | undefined {
  return /^v2e:(.*)$/is.exec(clean(fragment))?.[1]
}

function clean(fragment: string): string {
  return fragment
    .replace(/\s+/g, '')
    .replace(/^#/, '')
    .replace(/^v(\d+e?)%3a/i, 'v$1:')
    .replace(/[&?#].*$/s, '')
    .replace(/[^\w-]+$/, last => (last.startsWith(':') ? ':' : ''))
}
