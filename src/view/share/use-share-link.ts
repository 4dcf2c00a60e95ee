import { useEffect, useMemo, useState } from 'react'
import { type EncodedShare, encodeShare } from '../../core/share/codec.ts'
import { encodeLocked } from '../../core/share/locked.ts'
import type { SharedContent } from '../../core/share/shared-content.ts'
import { webCipher } from '../../platform/web-cipher.ts'

/** How long typing rests before a passphrase is taken, in milliseconds: a key takes a moment to make. */
const rest = 300

/** The link to the content; undefined while there is none: no content, no passphrase yet, or it is being sealed. */
export function useShareLink(
  content: SharedContent | undefined,
  passphrase: string | undefined,
): EncodedShare | undefined {
  const isLocked = passphrase !== undefined
  const open = useMemo(() => (content && !isLocked ? encodeShare(content) : undefined), [content, isLocked])
  const [sealed, setSealed] = useState<EncodedShare>()

  useEffect(() => {
    setSealed(undefined)
    if (!content || !passphrase || !webCipher.isAvailable) return
    let isCurrent = true
    const timer = setTimeout(() => {
      void encodeLocked(content, passphrase, webCipher).then(link => {
        if (isCurrent) setSealed(link)
      })
    }, rest)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [content, passphrase])

  return isLocked ? sealed : open
}
