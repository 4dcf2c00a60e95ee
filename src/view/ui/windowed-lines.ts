/** How a long list is scrolled and walked by keys. Lines are numbered from 0 and all of one height. */
export interface Window {
  readonly top: number
  readonly height: number
}

/** Beyond the visible lines, so that scrolling and moving by keys find the next one there. */
const overscan = 8

/** The lines to make, in order: those in view and some around them, and `kept` wherever it is. */
export function linesInView(view: Window, lineHeight: number, count: number, kept: number): number[] {
  const from = Math.max(0, Math.min(Math.floor(view.top / lineHeight), count) - overscan)
  const to = Math.min(count, Math.ceil((view.top + view.height) / lineHeight) + overscan)
  const lines = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
  if (kept >= 0 && kept < from) return [kept, ...lines]
  if (kept >= to && kept < count) return [...lines, kept]
  return lines
}

/** Where the list has to be scrolled to for a line to be seen as a whole; where it is, if it is. */
export function scrolledTo(line: number, lineHeight: number, view: Window): number {
  const top = line * lineHeight
  if (top < view.top) return top
  return Math.max(view.top, top + lineHeight - view.height)
}

/** The line a key leads to, over those that are no stops (headings); undefined for a key that leads nowhere. */
export function lineAfterKey(
  key: string,
  from: number,
  count: number,
  page: number,
  isStop: (line: number) => boolean,
): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return stopFrom(from + 1, 1)
    case 'ArrowUp':
      return stopFrom(from - 1, -1)
    case 'PageDown':
      return stopFrom(Math.min(from + page, count - 1), 1) ?? stopFrom(count - 1, -1)
    case 'PageUp':
      return stopFrom(Math.max(from - page, 0), -1) ?? stopFrom(0, 1)
    case 'Home':
      return stopFrom(0, 1)
    case 'End':
      return stopFrom(count - 1, -1)
    default:
      return undefined
  }

  function stopFrom(line: number, by: 1 | -1): number | undefined {
    for (let at = line; at >= 0 && at < count; at += by) if (isStop(at)) return at
    return undefined
  }
}
