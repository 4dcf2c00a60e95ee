import type { Viewport } from '@xyflow/react'
import type { FlowNode } from '../flow/flow-graph.ts'
import { glide } from '../viewport/motion.ts'
import { around, type Held } from './held-view.ts'

/**
 * Lets boxes that have moved glide from where they were on the screen to where they are, and the others appear. It changes
 * what is seen for a moment, and nothing that is kept.
 */
export function settle(
  root: HTMLElement,
  before: readonly FlowNode[],
  after: readonly FlowNode[],
  { at, view }: Held,
  to: Viewport,
): void {
  const { duration } = glide(after.length)
  if (duration === 0 || typeof root.animate !== 'function') return
  const timing = { duration, easing: 'ease-out' } as const
  const was = new Map(before.map(it => [it.id, it.position]))
  const is = new Map(after.map(it => [it.id, it.position]))
  // The view grows or shrinks as a whole: React Flow reads its zoom off the page when it measures a box, and knows of no other.
  const from = around({ at, view: to, zoom: view.zoom })
  // It puts the boxes in their new places first.
  requestAnimationFrame(() => {
    root.querySelector('.react-flow__viewport')?.animate([{ transform: viewAt(from) }, {}], timing)
    for (const element of root.querySelectorAll<HTMLElement>('.react-flow__node')) {
      const id = element.dataset.id ?? ''
      const old = was.get(id)
      const now = is.get(id)
      if (!now) continue
      if (!old) {
        element.animate([{ opacity: 0 }, { opacity: 1 }], timing)
        continue
      }
      const x = old.x + (view.x - from.x) / view.zoom
      const y = old.y + (view.y - from.y) / view.zoom
      element.animate([{ transform: placeAt(x, y) }, { transform: placeAt(now.x, now.y) }], timing)
    }
    for (const element of root.querySelectorAll('.react-flow__edges, .react-flow__viewport-portal'))
      element.animate([{ opacity: 0 }, { opacity: 1 }], timing)
  })
}

function viewAt({ x, y, zoom }: Viewport): string {
  return `translate(${x}px, ${y}px) scale(${zoom})`
}

function placeAt(x: number, y: number): string {
  return `translate(${x}px, ${y}px)`
}
