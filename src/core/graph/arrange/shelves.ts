export interface Extent {
  readonly width: number
  readonly height: number
}

export interface Spot {
  readonly x: number
  readonly y: number
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
  const spots = boxes.map((box): Spot => {
    if (x > 0 && x + box.width > width) {
      x = 0
      y += rowHeight + gap
      rowHeight = 0
    }
    const spot = { x, y }
    x += box.width + gap
    right = Math.max(right, spot.x + box.width)
    rowHeight = Math.max(rowHeight, box.height)
    return spot
  })
  return { spots, size: { width: right, height: y + rowHeight } }
}

/** How wide boxes of one width are in a room, between a least and a most: as many beside each other as fit. */
export function columnsIn(
  room: number,
  { least, most }: { least: number; most: number },
  gap: number,
): number {
  const count = Math.max(1, Math.floor((room + gap) / (least + gap)))
  return Math.max(Math.min(least, room), Math.min(most, Math.floor((room + gap) / count - gap)))
}
