import { useEffect, useRef, useState } from 'react'
import type { EncodedShare } from '../../core/share/codec.ts'
import type { SharedContent } from '../../core/share/shared-content.ts'
import { createLinkMaker, type LinkAsk } from '../../platform/links/link-maker.ts'
import { webCipher } from '../../platform/web-cipher.ts'

/** How long typing rests before a passphrase is taken, in milliseconds: a key takes a moment to make. */
const rest = 300

export interface ShareLink {
  /** Undefined while there is none: no content, no passphrase yet, or it is being made. */
  readonly encoded: EncodedShare | undefined
  /** The last that was made, which may be of other choices. */
  readonly last: EncodedShare | undefined
  /** The link once it is made; undefined where none will be, or another one. */
  readonly whenMade: () => Promise<EncodedShare | undefined>
}

/** The link to the content, made beside the page: packing well takes a moment. */
export function useShareLink(content: SharedContent | undefined, passphrase: string | undefined): ShareLink {
  const [maker] = useState(() => createLinkMaker())
  const [made, setMade] = useState<LinkAsk & { readonly link: EncodedShare }>()
  const making = useRef<Promise<EncodedShare | undefined>>(Promise.resolve(undefined))
  const isPossible = passphrase === undefined || (passphrase !== '' && webCipher.isAvailable)

  useEffect(() => {
    if (!content || !isPossible) return
    let isCurrent = true
    const begun = rested(passphrase === undefined ? 0 : rest).then(() =>
      isCurrent ? maker.make({ content, passphrase }) : undefined,
    )
    making.current = begun
    void begun.then(link => {
      if (isCurrent && link) setMade({ content, passphrase, link })
    })
    return () => {
      isCurrent = false
    }
  }, [content, passphrase, isPossible, maker])
  useEffect(() => () => maker.dispose(), [maker])

  const isOfThese = made !== undefined && made.content === content && made.passphrase === passphrase
  return {
    encoded: isOfThese ? made.link : undefined,
    last: made?.link,
    whenMade: () => making.current,
  }
}

async function rested(milliseconds: number): Promise<void> {
  if (milliseconds > 0) await new Promise(resolve => setTimeout(resolve, milliseconds))
}
