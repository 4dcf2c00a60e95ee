import { Handle, Position } from '@xyflow/react'
import { ChevronDown, Ellipsis, Plus } from 'lucide-react'
import { Fragment, type ReactElement, type ReactNode } from 'react'
import { nodeAnchor } from '../../../core/graph/drawn-rows.ts'
import type { GraphNode } from '../../../core/graph/graph.ts'
import { headerHeightOf } from '../../../core/graph/sizes.ts'
import { fitTitle } from '../../../core/graph/text/fit-title.ts'
import {
  headerParts,
  headerRoom,
  markWidth,
  portIsBelow,
  titleRoom,
} from '../../../core/graph/text/header-lines.ts'
import { secondLines } from '../../../core/graph/text/second-line.ts'
import { useEditable } from '../../editable.tsx'
import { useIsChangedDestination } from '../../trace/changes/changed-marks.ts'
import { ProblemBadge } from '../../ui/Badge.tsx'
import { classNames } from '../../ui/class-names.ts'
import { ShareMark } from '../bands/ShareMark.tsx'
import { useCanvas } from '../canvas-state.ts'
import { useCommentsAt } from '../comments/use-comments-at.tsx'
import { anchorsOf } from '../flow/anchors.ts'
import { handleIn, handleOut } from '../flow/handles.ts'
import { useItem } from '../items/use-item.ts'
import { nodeLabel } from '../outline/wording.ts'
import { useDetail } from '../viewport/detail.tsx'
import { Anchor } from './Anchor.tsx'
import { Breakable } from './Breakable.tsx'
import { ChangedChip } from './ChangedChip.tsx'
import { Ended } from './Ended.tsx'
import { NodeButton } from './NodeButton.tsx'
import styles from './node.module.css'
import { PinButton } from './PinButton.tsx'
import { PolicyMarks } from './PolicyMarks.tsx'

export interface NodeBoxProps {
  node: GraphNode
  icon: ReactElement
  /** Beside the title: a port. */
  port?: string
  /** Below it: a subset. */
  mark?: string
  /** The button that adds a row. */
  add?: string
  /** Whether it can be folded. */
  fold?: boolean
  /** Which of the node's own handles a link can be drawn from. */
  linkable?: { readonly in?: boolean; readonly out?: boolean }
  /** The first of the rows that are shown. */
  from?: number
  /** Rows; they are drawn where there is room for detail. */
  children?: ReactNode
}

/** The frame all nodes share: icon, title, subtitle, problems; it is one item of the canvas's tree. */
export function NodeBox({ node, icon, port, mark, add, fold, linkable, from = 0, children }: NodeBoxProps) {
  const item = useItem(node.id)
  const comments = useCommentsAt(node.id)
  const position = useCanvas(it => it.boxOrder.get(node.id))
  const count = useCanvas(it => it.boxOrder.size)
  const detailed = useDetail()
  // Where it is not, the menu has all of its actions.
  const isRoomy = node.width >= roomyWidth
  const isChanged = useIsChangedDestination(node)
  const traits = node.type === 'destination' ? (node.traits ?? []) : []
  const lines = secondLines(
    headerParts(node),
    headerRoom(node),
    node.secondLines ?? 1,
    mark === undefined ? 0 : markWidth(node),
  )
  return (
    <div
      {...item}
      role="treeitem"
      tabIndex={-1}
      aria-level={1}
      aria-posinset={position}
      aria-setsize={position && count}
      aria-expanded={children ? detailed : undefined}
      aria-label={`${nodeLabel(node)}${isChanged ? ', changed' : ''}${comments.words}`}
      className={classNames(
        styles.box,
        styles[node.type],
        node.ghost && styles.ghost,
        node.stale && styles.stale,
        node.type === 'destination' && node.outside && styles.outside,
        !detailed && styles.block,
      )}
      data-node-type={node.type}
      title={detailed ? undefined : node.title}
    >
      <div className={styles.header} style={{ height: children ? headerHeightOf(node) : node.height }}>
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
        <div className={styles.titles}>
          <span className={styles.titleLine}>
            {node.titleLines === undefined ? (
              <span className={styles.title} title={node.title}>
                <Ended text={node.title} />
              </span>
            ) : (
              <span
                className={classNames(styles.title, styles.lines)}
                style={{ WebkitLineClamp: node.titleLines }}
                title={node.title}
              >
                <Breakable text={fitTitle(node.title, titleRoom(node), node.titleLines)} />
              </span>
            )}
            {port && !portIsBelow(node) && (
              <span className={styles.destinationPort} title={`Port ${port}`}>
                :{port}
              </span>
            )}
            {detailed && (
              <span className={styles.actions}>
                {fold && isRoomy && <PinButton node={node} />}
                {fold && <NodeButton label={`Fold ${node.title}`} action="fold" icon={<ChevronDown />} />}
                {add && isRoomy && <NodeButton label={add} action="add" icon={<Plus />} />}
                {node.place && (
                  <NodeButton label={`Actions of ${node.title}`} action="menu" icon={<Ellipsis />} />
                )}
              </span>
            )}
            {node.badge && (
              <span className={styles.mark}>
                <ProblemBadge severity={node.badge.severity} count={node.badge.count} />
              </span>
            )}
          </span>
          {detailed && (mark || lines.length > 0 || isChanged) && (
            <span className={styles.subtitleLine}>
              {mark && (
                <span className={styles.subset} title={`Subset ${mark}`}>
                  {mark}
                </span>
              )}
              {lines.length > 0 && (
                <span className={styles.subtitle} title={headerParts(node).join(' · ')}>
                  {lines[0]}
                </span>
              )}
              {isChanged && <ChangedChip title="The requests it gets, or its share of them, have changed" />}
            </span>
          )}
          {detailed &&
            lines.slice(1).map(it => (
              <span key={it} className={styles.subtitle} title={headerParts(node).join(' · ')}>
                {it}
              </span>
            ))}
          {detailed && traits.length > 0 && (
            <span className={styles.traits} title={`DestinationRule: ${traits.join(', ')}`}>
              {traits.map(it => (
                <span key={it} className={styles.trait}>
                  {it}
                </span>
              ))}
            </span>
          )}
        </div>
      </div>
      {detailed && children && (
        // biome-ignore lint/a11y/useSemanticElements: the group of a tree, not a fieldset
        <div role="group" className={styles.rows}>
          {children}
        </div>
      )}
      {!detailed && <RowAnchors node={node} from={from} />}
      {detailed && node.policies && <PolicyMarks marks={node.policies} />}
      <ShareMark traffic={node.traffic} on="box" />
      {comments.mark}
      <End type="target" id={handleIn()} top={nodeAnchor(node)} linkable={linkable?.in} />
      <End type="source" id={handleOut()} top={nodeAnchor(node)} linkable={linkable?.out} />
    </div>
  )
}

/** From this width on, a box has room for its title beside four buttons. */
const roomyWidth = 220

function End({
  type,
  id,
  top,
  linkable,
}: {
  type: 'source' | 'target'
  id: string
  top: number
  linkable: boolean | undefined
}) {
  if (!useEditable() || !linkable) return <Anchor type={type} id={id} top={top} />
  const position = type === 'source' ? Position.Right : Position.Left
  return (
    <Handle
      type={type}
      position={position}
      id={id}
      className={classNames(styles.handle, styles.linkable)}
      style={{ top }}
    />
  )
}

/** Where rows are not drawn, their edges still end at their height. */
function RowAnchors({ node, from }: { node: GraphNode; from: number }) {
  return [...anchorsOf(node, from)].map(([row, top]) => (
    <Fragment key={row}>
      <Anchor type="target" id={handleIn(row)} top={top} />
      <Anchor type="source" id={handleOut(row)} top={top} />
    </Fragment>
  ))
}
