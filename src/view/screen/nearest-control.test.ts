// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest'
import { nearestControl } from './nearest-control.ts'

let looks = 0
const canBeUsed = (it: HTMLElement) => {
  looks++
  return it.tabIndex >= 0
}

/** A list of buttons in a pane; the names of those that the tab key passes over begin with a dash. */
function pane(...names: string[]): HTMLElement {
  const list = document.createElement('ul')
  for (const name of names) {
    const line = list.appendChild(document.createElement('li'))
    const button = line.appendChild(document.createElement('button'))
    button.textContent = name
    if (name.startsWith('-')) button.tabIndex = -1
  }
  return list
}

function show(...panes: HTMLElement[]): void {
  const main = document.body.appendChild(document.createElement('main'))
  main.append(...panes)
}

function afterRemoving(list: HTMLElement, line: number): string | undefined {
  const gone = list.children[line]!
  const next = gone.nextSibling
  gone.remove()
  looks = 0
  return nearestControl({ parent: list, next }, canBeUsed)?.textContent ?? undefined
}

afterEach(() => document.body.replaceChildren())

describe('the control that takes the keyboard over', () => {
  it('is the one after the gap, the last before it at the end of a list', () => {
    const list = pane('a', 'b', 'c', 'd')
    show(list)
    expect(afterRemoving(list, 1)).toBe('c')
    expect(afterRemoving(list, 2)).toBe('c')
  })

  it('passes over what cannot have the focus, on either side', () => {
    const list = pane('a', 'b', '-c', 'd', '-e')
    show(list)
    expect(afterRemoving(list, 1)).toBe('d')
    const last = pane('a', '-b', 'c', '-d')
    show(last)
    expect(afterRemoving(last, 2)).toBe('a')
  })

  it('is looked for further out when nothing is left beside the gap: what follows before what comes before', () => {
    const [before, emptied, after] = [pane('before'), pane('only'), pane('after', 'more')]
    show(before, emptied, after)
    expect(afterRemoving(emptied, 0)).toBe('after')
    after.remove()
    expect(nearestControl({ parent: emptied, next: null }, canBeUsed)?.textContent).toBe('before')
  })

  it('is none when the page has nothing at all', () => {
    const list = pane('only')
    show(list)
    expect(afterRemoving(list, 0)).toBeUndefined()
  })

  it('is found beside the gap without looking at the rest of thousands', () => {
    const list = pane(...Array.from({ length: 1900 }, (_, i) => `${i}`))
    show(list)
    expect(afterRemoving(list, 950)).toBe('951')
    expect(looks).toBe(1)
    expect(afterRemoving(list, 1898)).toBe('1898')
    expect(looks).toBe(1)
  })
})
