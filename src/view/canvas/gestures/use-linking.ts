import type { HandleType, OnConnectEnd, OnConnectStart } from '@xyflow/react'
import { useEffect, useMemo } from 'react'
import { linkOperation } from '../../../core/operations/link-step.ts'
import type { Workspace } from '../../../workspace/workspace.ts'
import { showToast } from '../../ui/toast.ts'
import { useWorkspace } from '../../workspace-context.tsx'
import { type CanvasStore, useCanvas, useCanvasStore } from '../canvas-state.ts'
import type { FlowEdge } from '../flow/flow-graph.ts'
import type { GraphIndex } from '../flow/graph-index.ts'
import { rowOfHandle } from '../flow/handles.ts'
import type { EditCommands } from '../items/commands.ts'
import { type ItemKey, keyOf } from '../items/item.ts'
import { linkMeant } from './link-meant.ts'
import {
  asWhole,
  type EdgeEnd,
  type LinkStart,
  type LinkVerdict,
  linkStart,
  movableEnds,
  type RuleLink,
} from './linking.ts'
import { otherEnds, ruleOffers } from './other-ends.ts'

export interface LinkGesture {
  readonly onConnectStart: OnConnectStart
  readonly onConnectEnd: OnConnectEnd
  /** Begins a link that is drawn with the keyboard, or by a tap on its other end. */
  begin(key: ItemKey): void
  /** Takes an end of an edge in the hand; the type is that of the end that stays. */
  readonly onReconnectStart: (event: unknown, edge: FlowEdge, stays: HandleType) => void
  /** The same with the keyboard; the other end where none is named. */
  beginMove(edgeId: string): void
  /** Judges the link with this as its other end. */
  aim(key: ItemKey | undefined): void
  finish(): void
  cancel(): void
}

/** Drawing a link: whatever starts it, one state says where it comes from, what it is over, and what dropping would do. */
export function useLinking(index: GraphIndex, commands: EditCommands): LinkGesture {
  const workspace = useWorkspace()
  const store = useCanvasStore()
  const gesture = useMemo((): LinkGesture => {
    const start = (key: ItemKey, by: 'pointer' | 'keyboard', end?: HandleType | null) => {
      const found = linkStart(index, key)
      // A folded box is left at its right by its rules, at its left by itself.
      const from = found && end === 'target' ? asWhole(found) : found
      if (from) store.setState({ linking: { from, by }, hovered: undefined })
    }
    const startMove = (id: string, end: EdgeEnd, by: 'pointer' | 'keyboard') => {
      const edge = index.edges.get(id)
      if (!edge) return
      const key = end === 'source' ? keyOf(edge.target, edge.targetRow) : keyOf(edge.source, edge.sourceRow)
      store.setState({ linking: { from: { type: 'edge', key, edge, end }, by }, hovered: undefined })
    }
    // The verdict on what the link is over now; it may still be on its way when the hand lets go.
    let verdict: Promise<LinkVerdict | undefined> | undefined
    const aim = (over: ItemKey | undefined) => {
      const { linking } = store.getState()
      if (!linking || linking.over === over) return
      const { from, by } = linking
      store.setState({ linking: { from, by, over, verdict: undefined } })
      verdict = over === undefined ? undefined : judge(workspace, index, from, over)
      void verdict?.then(judged => {
        const now = store.getState().linking
        if (now?.from === from && now.over === over)
          store.setState({ linking: { from, by, over, verdict: judged } })
      })
    }
    const cancel = () => {
      verdict = undefined
      store.setState({ linking: undefined })
    }
    const finish = (at = placeOf(store.getState().linking?.over)) => {
      const last = verdict
      cancel()
      void last?.then(judged => {
        if (!judged) return
        if (!judged.ok) offerRemedy(judged, commands)
        else if ('step' in judged) commands.run(linkOperation(judged.step))
        else if (at)
          store.setState({ looseEnd: { at, title: judged.title, offers: ruleOffers(judged.choices) } })
      })
    }
    return {
      onConnectStart: (_event, { nodeId, handleId, handleType }) => {
        // Where an edge is moved, that has been noted just before.
        if (nodeId && store.getState().linking?.from.type !== 'edge')
          start(keyOf(nodeId, rowOfHandle(handleId)), 'pointer', handleType)
      },
      onConnectEnd: event => {
        aim(itemUnder(event))
        const from = store.getState().linking?.from
        finish(pointOf(event))
        const at = groundUnder(event)
        const offers = from && at ? otherEnds(from, workspace.store.getState().activeFile) : []
        if (at && offers.length > 0) store.setState({ looseEnd: { at, title: 'Make it here', offers } })
      },
      onReconnectStart: (_event, { id }, stays) =>
        startMove(id, stays === 'source' ? 'target' : 'source', 'pointer'),
      beginMove: id => {
        const edge = index.edges.get(id)
        const end = edge && movableEnds(index, edge)[0]
        if (end) startMove(id, end, 'keyboard')
      },
      begin: key => start(key, 'keyboard'),
      aim,
      finish: () => finish(),
      cancel,
    }
  }, [workspace, store, index, commands])
  usePointerAim(store, gesture)
  return gesture
}

/** A link that would have no effect says what it lacks, with the one click that makes it. */
function offerRemedy(refused: Extract<LinkVerdict, { ok: false }>, commands: EditCommands): void {
  const { title, text: description, remedy } = refused
  if (!remedy) return
  showToast({
    title,
    description,
    topic: 'link',
    action: { label: remedy.title, onClick: () => commands.run(linkOperation(remedy.step)) },
  })
}

/** What a link between two items would do, as the files stand; undefined where the second is no end for such a link. */
async function judge(
  workspace: Workspace,
  index: GraphIndex,
  from: LinkStart,
  over: ItemKey,
): Promise<LinkVerdict | undefined> {
  const meant = linkMeant(index, from, over)
  if (!meant) return undefined
  if ('refusal' in meant) return { ok: false, ...meant.refusal }
  if ('choices' in meant) return judgeChoices(workspace, meant.choices)
  return (await workspace.answerNow({ type: 'link', ...meant.ask })) ?? unjudged
}

/** Of several rules those that can be linked; why the first cannot, where none can. */
async function judgeChoices(workspace: Workspace, all: readonly RuleLink[]): Promise<LinkVerdict> {
  const answers = await Promise.all(all.map(it => workspace.answerNow({ type: 'link', ...it.ask })))
  const choices = all.filter((_, i) => answers[i]?.ok)
  if (choices.length === 0) return answers.find(it => it) ?? unjudged
  return {
    ok: true,
    title: 'Which rule leads there?',
    text: 'Its rules are folded: it asks which one is meant.',
    choices,
  }
}

const unjudged: LinkVerdict = {
  ok: false,
  title: 'Whether this link makes sense is not known',
  text: 'The analysis gave no answer. Drag again.',
}

interface Point {
  readonly x: number
  readonly y: number
}

/** What lies under the pointer of an event, whichever element has caught the event. */
export function itemUnder(event: MouseEvent | TouchEvent): ItemKey | undefined {
  return elementUnder(event)?.closest<HTMLElement>('[data-item]')?.dataset.item
}

/** Where on the bare drawing an event is; undefined over anything that stands on it. */
function groundUnder(event: MouseEvent | TouchEvent): Point | undefined {
  return elementUnder(event)?.classList.contains('react-flow__pane') ? pointOf(event) : undefined
}

function elementUnder(event: MouseEvent | TouchEvent): Element | null | undefined {
  const point = pointOf(event)
  return point && document.elementFromPoint(point.x, point.y)
}

function pointOf(event: MouseEvent | TouchEvent): Point | undefined {
  const point = 'changedTouches' in event ? event.changedTouches[0] : event
  return point && { x: point.clientX, y: point.clientY }
}

/** Where an item stands on the screen, for what a keyboard has linked. */
function placeOf(key: ItemKey | undefined): Point | undefined {
  const item = key === undefined ? null : document.querySelector(`[data-item="${CSS.escape(key)}"]`)
  const box = item?.getBoundingClientRect()
  return box && { x: box.left + box.width / 2, y: box.top + box.height / 2 }
}

function usePointerAim(store: CanvasStore, { aim, cancel }: LinkGesture): void {
  const byPointer = useCanvas(it => it.linking?.by === 'pointer')
  useEffect(() => {
    if (!byPointer) return
    const move = (event: MouseEvent | TouchEvent) => aim(itemUnder(event))
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') cancel()
    }
    document.addEventListener('mousemove', move)
    document.addEventListener('touchmove', move)
    document.addEventListener('keydown', key)
    return () => {
      document.removeEventListener('mousemove', move)
      document.removeEventListener('touchmove', move)
      document.removeEventListener('keydown', key)
    }
  }, [byPointer, aim, cancel])
  // A canvas that goes away leaves no half-drawn link behind.
  useEffect(() => () => store.setState({ linking: undefined }), [store])
}
