import { Fragment } from 'react'
import { pieces } from '../../../core/graph/text/text-width.ts'

/** Text that may be broken where its parts end: `cart.` `shop.` `example.` `com`. */
export function Breakable({ text }: { text: string }) {
  const parts = pieces(text)
  if (parts.length === 1) return text
  return parts.map((it, i) => (
    <Fragment key={i}>
      {i > 0 && <wbr />}
      {it}
    </Fragment>
  ))
}
