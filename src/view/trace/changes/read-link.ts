import { decodeShare } from '../../../core/share/codec.ts'
import type { OfLink } from '../../screen/changes-state.ts'

/** The files of a pasted link, or why there are none; undefined for no link yet. */
export function readLink(link: string): OfLink | undefined {
  const hash = link.indexOf('#')
  const fragment = (hash < 0 ? link : link.slice(hash)).trim()
  if (fragment === '') return undefined
  const decoded = decodeShare(fragment)
  return decoded.ok ? { before: decoded.content.files } : { message: decoded.message }
}
