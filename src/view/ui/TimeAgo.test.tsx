// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, it, vi } from 'vitest'
import { TimeAgo } from './TimeAgo.tsx'

it('stays true while it is shown', async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
  vi.useFakeTimers()
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  await act(() => root.render(<TimeAgo moment={new Date()} />))
  expect(place.textContent).toBe('just now')
  await act(() => vi.advanceTimersByTime(121_000))
  expect(place.textContent).toBe('2 min ago')
  await act(() => root.unmount())
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})
