import { type RefObject, useEffect, useRef } from 'react'
import { type PanelImperativeHandle, usePanelRef } from 'react-resizable-panels'
import { type DrawerTab, useLayout } from './layout-state.ts'

/** A list needs less room than the way of a request. In pixels. */
const usual: Record<DrawerTab, number> = { problems: 180, trace: 380, history: 180 }

const key = 'drawbridge.drawer-heights'

/** Gives each tab of the drawer the height it was left with, this visit or an earlier one. */
export function useDrawerHeight(): RefObject<PanelImperativeHandle | null> {
  const panel = usePanelRef()
  const tab = useLayout(it => it.drawerTab)
  const isOpen = useLayout(it => it.drawer)
  const shown = useRef(tab)
  const heights = useRef(readStored())
  useEffect(() => {
    if (!isOpen || !panel.current || shown.current === tab) return
    heights.current = { ...heights.current, [shown.current]: panel.current.getSize().inPixels }
    store(heights.current)
    shown.current = tab
    panel.current.resize(`${heights.current[tab] ?? usual[tab]}px`)
  }, [panel, tab, isOpen])
  return panel
}

type Heights = Readonly<Partial<Record<DrawerTab, number>>>

function readStored(): Heights {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (typeof stored !== 'object' || stored === null) return {}
    return Object.fromEntries(
      Object.entries(stored).filter(
        ([name, height]) => Object.hasOwn(usual, name) && typeof height === 'number' && height >= 100,
      ),
    )
  } catch {
    return {}
  }
}

function store(heights: Heights): void {
  try {
    localStorage.setItem(key, JSON.stringify(heights))
  } catch {
    // A forgotten height is not worth a word.
  }
}
