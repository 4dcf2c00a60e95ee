/**
 * What of the drawing can be read at this moment, measured in the page itself: this function runs in the browser and uses
 * nothing from outside. Lengths are in pixels of the screen.
 */
export function measureLegibility() {
  const canvas = document.querySelector('[data-canvas]')
  const flow = canvas.querySelector('.react-flow')
  const frame = flow.getBoundingClientRect()
  const zoom = new DOMMatrix(getComputedStyle(flow.querySelector('.react-flow__viewport')).transform).a
  const boxes = [...flow.querySelectorAll('[data-item][aria-level="1"]')]
    .map(it => within(it.getBoundingClientRect(), frame))
    .filter(isSeen)
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
  function boxLabels() {
    const found = []
    for (const box of flow.querySelectorAll('.react-flow__node')) {
      const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT)
      for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        const parent = text.parentElement
        if (!text.data.trim() || !parent.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
          continue
        if (parent.closest('.visually-hidden')) continue
        const range = document.createRange()
        range.selectNodeContents(text)
        const whole = range.getBoundingClientRect()
        const clip = clipOf(parent, box)
        const rect = within(within(whole, clip), frame)
        const size = Number.parseFloat(getComputedStyle(parent).fontSize) * zoom
        found.push({ text: text.data.trim(), rect, size, cut: isCut(parent, whole, clip), onEdge: false })
      }
    }
    return found
  }

  function edgeLabels() {
    const texts = flow.querySelectorAll('.react-flow__edges text, .react-flow__edgelabel-renderer *')
    return [...texts].flatMap(it => {
      const isLeaf = it.childElementCount === 0 && it.textContent.trim() !== ''
      if (!isLeaf || !it.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return []
      const rect = within(it.getBoundingClientRect(), frame)
      const size = Number.parseFloat(getComputedStyle(it).fontSize) * zoom
      return [{ text: it.textContent.trim(), rect, size, cut: false, onEdge: true }]
    })
  }

  /** What an element's ancestors, up to its box, leave to be seen of it. */
  function clipOf(element, box) {
    let clip = { left: -1e9, top: -1e9, right: 1e9, bottom: 1e9 }
    for (let at = element; at && at !== box.parentElement; at = at.parentElement)
      if (getComputedStyle(at).overflow !== 'visible') clip = within(clip, at.getBoundingClientRect())
    return clip
  }

  function isCut(element, whole, clip) {
    const style = getComputedStyle(element)
    const hidesMore =
      style.overflow !== 'visible' &&
      (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
    const title = element.closest('[title]')?.getAttribute('title') ?? ''
    const isShortened = element.textContent.includes('…') && !title.includes('…')
    const slack = 1.5
    return hidesMore || isShortened || whole.right > clip.right + slack || whole.left < clip.left - slack
  }

  /** What lies over the drawing: map, bars, palette, headings. */
  function overlayRects() {
    const beside = [...flow.querySelectorAll('.react-flow__panel')]
    for (let at = flow; at !== canvas; at = at.parentElement)
      beside.push(...[...at.parentElement.children].filter(it => it !== at))
    return beside
      .filter(it => it.checkVisibility())
      .filter(it => !it.matches('.visually-hidden'))
      .map(it => it.getBoundingClientRect())
      .filter(it => it.width > 2 && it.height > 2)
  }

  /** Pairs of labels that share some of their room. */
  function overlapping(all) {
    const sorted = [...all].sort((a, b) => a.rect.left - b.rect.left)
    const pairs = []
    for (const [i, a] of sorted.entries())
      for (let j = i + 1; j < sorted.length && sorted[j].rect.left < a.rect.right; j++)
        if (meet(a.rect, sorted[j].rect)) pairs.push(`${a.text} / ${sorted[j].text}`)
    return pairs
  }

  /** In screens: of the canvas's width or height, whichever is more. */
  function longestEdge() {
    const lengths = [...flow.querySelectorAll('.react-flow__edges [data-edge]')].map(it => {
      const { width, height } = it.getBoundingClientRect()
      return Math.max(width / frame.width, height / frame.height)
    })
    return Math.max(0, ...lengths)
  }

  function bounds(rects) {
    if (rects.length === 0) return { left: 0, top: 0, right: 0, bottom: 0 }
    return {
      left: Math.min(...rects.map(it => it.left)),
      top: Math.min(...rects.map(it => it.top)),
      right: Math.max(...rects.map(it => it.right)),
      bottom: Math.max(...rects.map(it => it.bottom)),
    }
  }

  function within(a, b) {
    return {
      left: Math.max(a.left, b.left),
      top: Math.max(a.top, b.top),
      right: Math.min(a.right, b.right),
      bottom: Math.min(a.bottom, b.bottom),
    }
  }

  function isSeen(rect) {
    return rect.right - rect.left > 2 && rect.bottom - rect.top > 2
  }

  function meet(a, b) {
    return isSeen(within(a, b))
  }

  function area(rect) {
    return (rect.right - rect.left) * (rect.bottom - rect.top)
  }
}
