import { type RefObject, useEffect, useState } from 'react'

export interface Viewport {
  readonly top: number
  readonly height: number
  readonly width: number
}

/** What is in view of a scrolling element, in pixels. */
export function useViewport(element: RefObject<HTMLElement | null>): Viewport {
  const [viewport, setViewport] = useState<Viewport>({ top: 0, height: 600, width: 1000 })

  useEffect(() => {
    const scrolling = element.current
    if (!scrolling) return
    const measure = () => {
      const next = { top: scrolling.scrollTop, height: scrolling.clientHeight, width: scrolling.clientWidth }
      setViewport(was =>
        was.top === next.top && was.height === next.height && was.width === next.width ? was : next,
      )
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(scrolling)
    scrolling.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      scrolling.removeEventListener('scroll', measure)
    }
  }, [element])

  return viewport
}
