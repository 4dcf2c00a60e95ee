import { useStoreApi } from '@xyflow/react'
import { type RefObject, useLayoutEffect } from 'react'
import { type Cancel, turns } from '../../turns/turns.ts'
import { isFar } from './detail.tsx'

/** So many boxes change the size of their text in one frame: to lay out the text of all of them takes too long. */
const together = 10

/** Marks boxes and lines that are far away, whose text is drawn larger within its lines. Renders nothing. */
export function FarText({ root }: { root: RefObject<HTMLElement | null> }) {
  const flow = useStoreApi()
  useLayoutEffect(() => {
    const boxes = root.current?.querySelector('.react-flow__nodes')
    const lines = root.current?.querySelector('.react-flow__edges')
    if (!boxes || !lines) return undefined
    let far = isFar(flow.getState())
    let waiting: Cancel | undefined
    const mark = (it: Element) => it.toggleAttribute('data-far', far)
    const go = () => {
      const others = [...boxes.children].filter(it => it.hasAttribute('data-far') !== far)
      others.slice(0, together).forEach(mark)
      waiting = others.length > together ? turns.inOwnTask(go) : undefined
    }
    mark(lines)
    ;[...boxes.children].forEach(mark)
    const come = new MutationObserver(records => {
      for (const { addedNodes } of records) for (const it of addedNodes) if (it instanceof Element) mark(it)
    })
    come.observe(boxes, { childList: true })
    const leave = flow.subscribe(state => {
      if (isFar(state) === far) return
      far = !far
      mark(lines)
      waiting?.()
      waiting = turns.inOwnTask(go)
    })
    return () => {
      come.disconnect()
      leave()
      waiting?.()
    }
  }, [root, flow])
  return null
}
