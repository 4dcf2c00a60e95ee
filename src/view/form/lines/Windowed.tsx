import { Fragment, type ReactNode, useState } from 'react'
import { rowWindow, windowRows, windowWith } from '../../../core/graph/row-window.ts'
import { Button } from '../../ui/Button.tsx'
import inputs from '../inputs/inputs.module.css'

/** The items of a list; of a very long one only some, with buttons that lead to those before and after them. */
export function Windowed({
  count,
  noun,
  shows,
  as: Frame = Fragment,
  children,
}: {
  count: number
  /** What the items are, in small letters. */
  noun: string
  /** An item that is to be among those shown. */
  shows?: number | undefined
  /** What the buttons stand in: a list wants items. */
  as?: 'li' | typeof Fragment
  children: (index: number) => ReactNode
}) {
  const [from, setFrom] = useState(() => windowWith(shows ?? 0, count))
  const [known, setKnown] = useState({ count, shows })
  if (known.count !== count || known.shows !== shows) {
    setKnown({ count, shows })
    // What was added stands at the end.
    const wanted = shows !== known.shows ? shows : count === known.count + 1 ? count - 1 : undefined
    if (wanted !== undefined && wanted >= 0) setFrom(windowWith(wanted, count, from))
  }
  const shown = rowWindow(count, from)
  const more = (hidden: number, next: number) =>
    hidden > 0 && (
      <Frame>
        <Button className={inputs.add} size="s" variant="ghost" onClick={() => setFrom(next)}>
          … {hidden.toLocaleString('en')} more {noun}
        </Button>
      </Frame>
    )
  return (
    <>
      {more(shown.from, shown.from - windowRows)}
      {Array.from({ length: shown.to - shown.from }, (_, i) => (
        // By its place: what is typed anew stays the same line.
        <Fragment key={shown.from + i}>{children(shown.from + i)}</Fragment>
      ))}
      {more(count - shown.to, shown.to)}
    </>
  )
}
