/** What of the drawing can be read. Lengths are in pixels of the screen. */
export interface Legibility {
  readonly zoom: number
  readonly boxes: number
  readonly labels: number
  readonly smallest: number
  /** The words of labels that are cut, covered, on another one, or of an edge and on a box. */
  readonly cut: readonly string[]
  readonly covered: readonly string[]
  readonly overlapping: readonly string[]
  readonly edgeOnBox: readonly string[]
  /** Of the canvas, by the frame around all boxes. */
  readonly used: number
  /** In screens. */
  readonly longestEdge: number
}

interface Rect {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

interface Label {
  readonly text: string
  readonly rect: Rect
  readonly size: number
  readonly cut: boolean
  readonly onEdge: boolean
}

/** Measures the page at this moment: the function runs in the browser and uses nothing from outside. */
export function measureLegibility(): Legibility {
  const canvas = document.querySelector('[data-canvas]')!
  const flow = canvas.querySelector('.react-flow')!
  const frame = flow.getBoundingClientRect()
  const zoom = new DOMMatrix(getComputedStyle(flow.querySelector('.react-flow__viewport')!).transform).a
  const boxes = [...flow.querySelectorAll('[data-item][aria-level="1"]')]
    .map(it => within(it.getBoundingClientRect(), frame))
    .filter(isSeen)
  // What the drawing offers to do next stands in it as a box does.
  boxes.push(
    ...[...flow.querySelectorAll('[data-next-step]')].map(it => within(it.getBoundingClientRect(), frame)),
  )
  const overlays = overlayRects()
  const labels = [...boxLabels(), ...edgeLabels()].filter(it => isSeen(it.rect))
  const edgeOnes = labels.filter(it => it.onEdge)
  return {
    zoom,
    boxes: boxes.length,
    labels: labels.length,
    smallest: Math.min(...labels.map(it => it.size)),
    cut: labels.filter(it => it.cut).map(it => it.text),
    covered: labels.filter(it => overlays.some(over => meet(over, it.rect))).map(it => it.text),
    overlapping: overlapping(labels),
    edgeOnBox: edgeOnes.filter(it => boxes.some(box => meet(box, it.rect))).map(it => it.text),
    used: area(bounds(boxes)) / area(frame),
    longestEdge: longestEdge(),
  }

  /** Every piece of text in a box, as far as the box and its parts let it be seen. */
  function boxLabels(): Label[] {
    const found: Label[] = []
    for (const box of flow.querySelectorAll('.react-flow__node, [data-next-step]')) {
      const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
      for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        const parent = text.parentElement!
        const words = (text as Text).data.trim()
        if (!words || !parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
        if (parent.closest('.visually-hidden')) continue
        // Text that may be broken between its parts is one label.
        const isInParts = parent.querySelector(':scope > wbr') !== null
        if (isInParts && text !== parent.firstChild) continue
        const range = document.createRange()
        range.selectNodeContents(isInParts ? parent : text)
        const whole = range.getBoundingClientRect()
        const clip = clipOf(parent, box)
        const rect = within(within(whole, clip), frame)
        const size = Number.parseFloat(getComputedStyle(parent).fontSize) * zoom
        found.push({
          text: isInParts ? (parent.textContent ?? '') : words,
          rect,
          size,
          cut: isCut(parent, whole, clip),
          onEdge: false,
        })
      }
    }
    return found
  }

  function edgeLabels(): Label[] {
    const texts = flow.querySelectorAll('.react-flow__edges text, .react-flow__edgelabel-renderer *')
    return [...texts].flatMap(it => {
      const words = it.childElementCount === 0 ? (it.textContent ?? '').trim() : ''
      if (words === '' || !it.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return []
      const rect = within(it.getBoundingClientRect(), frame)
      const size = Number.parseFloat(getComputedStyle(it).fontSize) * zoom
      return [{ text: words, rect, size, cut: false, onEdge: true }]
    })
  }

  /** What an element's ancestors, up to its box, leave to be seen of it. */
  function clipOf(element: Element, box: Element): Rect {
    let clip: Rect = { left: -1e9, top: -1e9, right: 1e9, bottom: 1e9 }
    for (let at: Element | null = element; at && at !== box.parentElement; at = at.parentElement)
      if (getComputedStyle(at).overflow !== 'visible') clip = within(clip, at.getBoundingClientRect())
    return clip
  }

  function isCut(element: Element, whole: Rect, clip: Rect): boolean {
    const style = getComputedStyle(element)
    const hidesMore =
      style.overflow !== 'visible' &&
      (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
    const title = element.closest('[title]')?.getAttribute('title') ?? ''
    const isShortened = (element.textContent ?? '').includes('…') && !title.includes('…')
    const slack = 1.5
    return hidesMore || isShortened || whole.right > clip.right + slack || whole.left < clip.left - slack
  }

  /** What lies over the drawing: map, bars, palette, headings. */
  function overlayRects(): Rect[] {
    const beside = [...flow.querySelectorAll('.react-flow__panel')]
    for (let at = flow; at !== canvas; at = at.parentElement!)
      beside.push(...[...at.parentElement!.children].filter(it => it !== at))
    return beside
      .filter(it => it.checkVisibility())
      .filter(it => !it.matches('.visually-hidden'))
      .map(it => it.getBoundingClientRect())
      .filter(it => it.width > 2 && it.height > 2)
  }

  /** Pairs of labels that share some of their room. */
  function overlapping(all: readonly Label[]): string[] {
    const sorted = [...all].sort((a, b) => a.rect.left - b.rect.left)
    const pairs: string[] = []
    for (const [i, a] of sorted.entries())
      for (const b of sorted.slice(i + 1)) {
        if (b.rect.left >= a.rect.right) break
        if (meet(letters(a), letters(b))) pairs.push(`${a.text} / ${b.text}`)
      }
    return pairs
  }

  /** In screens: of the canvas's width or height, whichever is more. */
  /** A font's own box is higher than its letters. */
  function letters({ rect, size }: Label): Rect {
    const middle = (rect.top + rect.bottom) / 2
    return {
      ...rect,
      top: Math.max(rect.top, middle - size / 2),
      bottom: Math.min(rect.bottom, middle + size / 2),
    }
  }

  function longestEdge(): number {
    const lengths = [...flow.querySelectorAll('.react-flow__edges [data-edge]')].map(it => {
      const { width, height } = it.getBoundingClientRect()
      return Math.max(width / frame.width, height / frame.height)
    })
    return Math.max(0, ...lengths)
  }

  function bounds(rects: readonly Rect[]): Rect {
    if (rects.length === 0) return { left: 0, top: 0, right: 0, bottom: 0 }
    return {
      left: Math.min(...rects.map(it => it.left)),
      top: Math.min(...rects.map(it => it.top)),
      right: Math.max(...rects.map(it => it.right)),
      bottom: Math.max(...rects.map(it => it.bottom)),
    }
  }

  function within(a: Rect, b: Rect): Rect {
    return {
      left: Math.max(a.left, b.left),
      top: Math.max(a.top, b.top),
      right: Math.min(a.right, b.right),
      bottom: Math.min(a.bottom, b.bottom),
    }
  }

  function isSeen(rect: Rect): boolean {
    return rect.right - rect.left > 2 && rect.bottom - rect.top > 2
  }

  function meet(a: Rect, b: Rect): boolean {
    return isSeen(within(a, b))
  }

  function area(rect: Rect): number {
    return (rect.right - rect.left) * (rect.bottom - rect.top)
  }
}
