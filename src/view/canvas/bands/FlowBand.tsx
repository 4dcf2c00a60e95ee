import { type EdgeProps, getBezierPath } from '@xyflow/react'
import { memo } from 'react'
import type { GraphEdge, MixShare } from '../../../core/graph/graph.ts'
import { shareWidth } from '../../../core/graph/sizes.ts'
import { percentWords } from '../../../core/text/percent-words.ts'
import { shareWords } from '../../traffic/mix-words.ts'
import { classNames } from '../../ui/class-names.ts'
import { useCanvas, useIsLit, useIsTraced } from '../canvas-state.ts'
import type { FlowEdge } from '../flow/flow-graph.ts'
import { TrafficEdge } from '../flow/TrafficEdge.tsx'
import { useDetail } from '../viewport/detail.tsx'
import styles from './band.module.css'
import { useBand } from './band-store.ts'
import type { Band } from './bands.ts'

/** Dots move on so many of the widest bands; more would cost every frame more than they tell. */
const movingBands = 48
/** What is narrower is drawn as a hairline. */
const hairline = 1.25
/** In pixels a second. */
const speed = 42

/** An edge of the canvas: as the configuration has it, or, while traffic is shown, as a band as wide as its share. */
export const AnyEdge = memo(function AnyEdge(props: EdgeProps<FlowEdge>) {
  const traffic = props.data?.edge.traffic
  return traffic ? <FlowBand {...props} traffic={traffic} /> : <TrafficEdge {...props} />
})

function FlowBand({ id, data, traffic, ...ends }: EdgeProps<FlowEdge> & { traffic: MixShare }) {
  const edge = data!.edge
  const band = useBand(id)
  const detailed = useDetail()
  const lit = useIsLit(data!.of)
  const traced = useIsTraced(data!.of)
  const pointed = useCanvas(it => it.hovered?.type === 'edge' && it.hovered.id === id)
  const picked = useCanvas(it => it.pickedEdge === id)
  const [path, middleX, middleY] = getBezierPath({
    ...ends,
    sourceY: ends.sourceY + (band?.from ?? 0),
    targetY: ends.targetY + (band?.to ?? 0),
    curvature: 0.4,
  })
  const width = Math.max(detailed ? hairline : 3 * hairline, band?.width ?? 0)
  return (
    <g
      className={classNames(styles.band, styles[edge.type], !band && styles.idle, picked && styles.picked)}
      data-edge={id}
      data-in-path={lit || undefined}
      data-traced={traced || undefined}
    >
      <title>{titleOf(edge, traffic)}</title>
      {detailed && <path d={path} className={styles.reach} />}
      <path d={path} className={styles.line} style={{ strokeWidth: width }} />
      {detailed && band && band.rank < movingBands && <Dots path={path} band={band} />}
      {detailed && band && (pointed || picked || isSplit(edge)) && (
        <text
          x={data?.lane === undefined ? middleX : ends.sourceX + shareWidth / 2 + 1}
          y={data?.lane === undefined ? middleY : ends.sourceY + data.lane}
          className={styles.label}
          dominantBaseline="central"
          textAnchor="middle"
        >
          {percentWords(traffic.share)}
        </text>
      )}
    </g>
  )
}

/** Requests on their way: more of them where there is more traffic. Not drawn where less motion is asked for. */
function Dots({ path, band }: { path: string; band: Band }) {
  const gap = Math.round(14 + 50 * (1 - Math.min(1, band.width / 28)) ** 2)
  const size = Math.min(5, Math.max(2.5, band.width * 0.4))
  return (
    <path
      d={path}
      className={styles.dots}
      style={{
        strokeWidth: size,
        strokeDasharray: `0 ${gap}`,
        animationDuration: `${(gap / speed).toFixed(2)}s`,
        ['--gap' as string]: `-${gap}px`,
      }}
    />
  )
}

/** Where a rule splits, the numbers on the bands are what the view is for; elsewhere boxes and rows say them. */
function isSplit({ type, share }: GraphEdge): boolean {
  return type === 'mirror' || type === 'stop' || (type === 'route' && share !== undefined && share < 1)
}

function titleOf(edge: GraphEdge, traffic: MixShare): string {
  if (traffic.share === 0) return 'No request of the mix takes this path'
  const words = [`${shareWords(traffic)} of the mix${edge.type === 'mirror' ? ', mirrored' : ''}`]
  if (edge.type === 'route' && edge.share !== undefined) words.push(`${percentWords(edge.share)} of its rule`)
  return words.join('; ')
}
