const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]'

/** Where something was that had the focus: in which element, and before what. */
export interface Gap {
  readonly parent: Node
  readonly next: Node | null
}

/**
 * The control that takes the keyboard over: the first after the gap in the smallest element around it that has one, else
 * the last before it. It walks from the gap outwards and stops at the first that can be used: of a long list only the
 * neighbours are looked at, since each look may make the browser lay the page out.
 */
export function nearestControl({ parent, next }: Gap, isUsableControl = isUsable): HTMLElement | undefined {
  let mark: Node | null = next?.isConnected ? next : null
  for (let around: Node | null = parent; around instanceof HTMLElement; around = around.parentElement) {
    if (around === document.body) return undefined
    const found = (mark && firstFrom(mark, around)) ?? lastBefore(mark, around)
    if (found) return found
    mark = around
  }
  return undefined

  function firstFrom(node: Node, root: HTMLElement): HTMLElement | undefined {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT)
    walker.currentNode = node
    for (let at: Node | null = node; at; at = walker.nextNode()) if (isControl(at)) return at
    return undefined
  }

  function lastBefore(node: Node | null, root: HTMLElement): HTMLElement | undefined {
    let at = node ? before(node) : deepestLast(root)
    for (; at && at !== root; at = before(at)) if (isControl(at)) return at
    return undefined
  }

  function isControl(node: Node): node is HTMLElement {
    return node instanceof HTMLElement && node.matches(focusable) && isUsableControl(node)
  }
}

/** What comes before a node in the order of the page. */
function before(node: Node): Node | null {
  return node.previousSibling ? deepestLast(node.previousSibling) : node.parentNode
}

function deepestLast(node: Node): Node {
  let last = node
  while (last.lastChild) last = last.lastChild
  return last
}

/** Whether a control can have the focus: there, seen, and not made inert by what lies over it. */
export function isUsable(element: HTMLElement): boolean {
  return (
    element.isConnected &&
    element.tabIndex >= 0 &&
    !element.matches(':disabled') &&
    element.closest('[inert]') === null &&
    element.checkVisibility()
  )
}
