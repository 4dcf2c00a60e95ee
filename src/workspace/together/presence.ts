import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import type { Selection, Workspace } from '../workspace.ts'
import type { BoundFiles } from './bind-files.ts'
import type { SharedFiles } from './shared-files.ts'

/** Somebody else who works on the same files. */
export interface Person {
  readonly id: number
  /** As they typed it; another tab of one's own has none. */
  readonly name: string
  /** One of as many colours as there are, the same on every screen. */
  readonly colour: number
  /** Another tab of this browser. */
  readonly isHere: boolean
  readonly selection: Selection | undefined
  readonly cursor: Cursor | undefined
}

/** A place in a file: where the selection begins and where the cursor is, in UTF-16 units. */
export interface Cursor {
  readonly file: string
  readonly anchor: number
  readonly head: number
}

export const colours = 8

/** Says who works here and what they look at, and hears it of the others. */
export interface Presence {
  /** `browser` tells tabs of one browser from other people. */
  introduce(person: { readonly name: string; readonly browser: string }): void
  setCursor(cursor: Cursor | undefined): void
  /** Nobody looks at this page at the moment: what is selected on it is not shown to others. */
  setAway(away: boolean): void
  dispose(): void
}

export interface PresenceParts {
  readonly awareness: Awareness
  readonly doc: Y.Doc
  readonly files: SharedFiles
  readonly bound: BoundFiles
  readonly workspace: Workspace
  readonly changed: (people: readonly Person[]) => void
}

export function createPresence({
  awareness,
  doc,
  files,
  bound,
  workspace,
  changed,
}: PresenceParts): Presence {
  let browser = ''
  awareness.on('change', tell)
  doc.on('afterTransaction', tell)
  const unsubscribe = workspace.store.subscribe(({ selection }, before) => {
    if (selection !== before.selection) awareness.setLocalStateField('at', written(selection))
  })

  return {
    introduce(person) {
      browser = person.browser
      const at = written(workspace.store.getState().selection)
      awareness.setLocalState({ ...awareness.getLocalState(), ...person, at })
      tell()
    },
    setCursor(cursor) {
      awareness.setLocalStateField('cursor', cursor && writtenCursor(cursor))
    },
    setAway: away => awareness.setLocalStateField('away', away),
    dispose() {
      unsubscribe()
      awareness.off('change', tell)
      doc.off('afterTransaction', tell)
    },
  }

  function tell(): void {
    const others = [...awareness.getStates()].filter(([id]) => id !== awareness.clientID)
    changed(others.flatMap(([id, state]) => personOf(id, state) ?? []).slice(0, mostShown))
  }

  function personOf(id: number, state: Readonly<Record<string, unknown>>): Person | undefined {
    if (typeof state !== 'object' || state === null) return undefined
    return {
      id,
      name: cleanPersonName(state.name),
      colour: id % colours,
      isHere: typeof state.browser === 'string' && state.browser === browser,
      selection: state.away === true ? undefined : selectionOf(state.at),
      cursor: state.away === true ? undefined : cursorOf(state.cursor),
    }
  }

  function writtenCursor({ file, anchor, head }: Cursor): unknown {
    const id = bound.shown().find(it => it.name === file)?.id
    const text = id === undefined ? undefined : files.textOf(id)
    if (id === undefined || !text) return undefined
    const at = (offset: number) =>
      Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, Math.min(offset, text.length)))
    return { file: id, anchor: at(anchor), head: at(head) }
  }

  function cursorOf(written: unknown): Cursor | undefined {
    const { file, anchor, head } = (written ?? {}) as Record<string, unknown>
    const shown = bound.shown().find(it => it.id === file)
    const [from, to] = [offsetOf(anchor), offsetOf(head)]
    if (!shown || from === undefined || to === undefined) return undefined
    const within = (offset: number) => Math.min(offset, shown.text.length)
    return { file: shown.name, anchor: within(from), head: within(to) }
  }

  function offsetOf(written: unknown): number | undefined {
    try {
      const position = Y.createRelativePositionFromJSON(written)
      return Y.createAbsolutePositionFromRelativePosition(position, doc)?.index
    } catch {
      return undefined
    }
  }
}

const mostShown = 50
const longestName = 40

/** A name as it may stand on a screen: one line, nothing that cannot be seen or turns the direction of writing. */
export function cleanPersonName(written: unknown): string {
  if (typeof written !== 'string') return ''
  return written
    .slice(0, 4 * longestName)
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longestName)
    .replace(/\p{Cs}/gu, '')
}

function written(selection: Selection | undefined): unknown {
  if (!selection) return undefined
  if (selection.type === 'node') return { node: selection.node }
  return { resource: selection.place.resource, path: [...selection.place.path] }
}

function selectionOf(written: unknown): Selection | undefined {
  const { node, resource, path } = (written ?? {}) as Record<string, unknown>
  if (typeof node === 'string') return { type: 'node', node }
  if (typeof resource !== 'string' || !Array.isArray(path)) return undefined
  const steps = path.filter(it => typeof it === 'string' || typeof it === 'number')
  return steps.length === path.length ? { type: 'place', place: { resource, path: steps } } : undefined
}
