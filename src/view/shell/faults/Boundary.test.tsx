// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { describe, expect, it, vi } from 'vitest'
import { Boundary } from './Boundary.tsx'

describe('a boundary', () => {
  it('shows the fallback while its children throw, and the children again once they do not', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
    let broken = true
    const Part = () => {
      if (broken) throw new Error('of the part')
      return <p>whole</p>
    }
    const root = createRoot(document.body)
    await act(() =>
      root.render(
        <Boundary
          fallback={({ message, retry }) => (
            <button type="button" onClick={retry}>
              {message}
            </button>
          )}
        >
          <Part />
        </Boundary>,
      ),
    )
    const button = () => document.querySelector('button')
    expect(button()?.textContent).toBe('of the part')
    await act(() => button()?.click())
    expect(button()?.textContent).toBe('of the part')
    broken = false
    await act(() => button()?.click())
    expect(document.body.textContent).toBe('whole')
    await act(() => root.unmount())
    vi.restoreAllMocks()
  })
})
