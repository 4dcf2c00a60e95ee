export interface Extent {
  readonly width: number
  readonly height: number
  /** As high as the highest of its kind in its row. */
  readonly isStretched?: boolean
}

export interface Spot {
  readonly x: number
  readonly y: number
  readonly height: number
}

/** Places of boxes in rows from left to right, one below the other, each row as high as its highest box; and the size of all. */
export function shelve(
  boxes: readonly Extent[],
  width: number,
  gap: number,
): { readonly spots: readonly Spot[]; readonly size: Extent } {
  let x = 0
  let y = 0
  let rowHeight = 0
  let right = 0
  /** By row, how high a stretched box is. */
  const stretched = new Map<number, number>()
  const places = boxes.map(box => {
    if (x > 0 && x + box.width > width) {
      x = 0
      y += rowHeight + gap
      rowHeight = 0
    }
    const place = { x, y }
    x += box.width + gap
    right = Math.max(right, place.x + box.width)
    rowHeight = Math.max(rowHeight, box.height)
    if (box.isStretched) stretched.set(y, Math.max(stretched.get(y) ?? 0, box.height))
    return place
  })
  const spots = boxes.map(({ height, isStretched }, i): Spot => {
    const place = places[i]!
    return { ...place, height: isStretched ? stretched.get(place.y)! : height }
  })
  return { spots, size: { width: right, height: y + rowHeight } }
}

/** How wide boxes of one width are in a room, between a least and a most: as many beside each other as fit. One alone takes the room. */
export function columnsIn(
  room: number,
  { least, most }: { least: number; most: number },
  gap: number,
): number {
  const count = Math.max(1, Math.floor((room + gap) / (least + gap)))
  if (count === 1) return room
  return Math.max(least, Math.min(most, Math.floor((room + gap) / count - gap)))
}
