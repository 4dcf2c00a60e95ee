import type { GraphNode } from '../graph/graph.ts'
import { element } from './svg-element.ts'

/** Lines in a square of 16, drawn for this purpose: what a box is, at a glance. */
const shapes = {
  // A gate: two posts and a way through.
  gateway: 'M3 14V3.5h10V14M1.5 14h13M8 7v7M8 7l3 1.5',
  // One way that becomes two.
  virtualService: 'M2 8h4l4-4.5h4M6 8l4 4.5h4M12 1.8l2 1.7-2 1.7M12 10.8l2 1.7-2 1.7',
  service: 'M8 1.8l5.6 3v6.4L8 14.2l-5.6-3V4.8zM2.6 5L8 8l5.4-3M8 8v6',
  outside: 'M4.5 12.5a3 3 0 0 1 0-6 4 4 0 0 1 7.6 1 2.5 2.5 0 0 1-.6 5z',
  host: 'M8 2a6 6 0 1 0 0 12 6 6 0 1 0 0-12M2 8h12M8 2c-4 4-4 8 0 12M8 2c4 4 4 8 0 12',
  entry: 'M2 8h8M7 4.5L10.5 8 7 11.5M10 2.5h3.5v11H10',
  mesh: 'M3.5 3.5l9 9M12.5 3.5l-9 9M3.5 3.5h9v9h-9z',
  redirect: 'M3 13V8.5a3 3 0 0 1 3-3h7M10 2.5l3 3-3 3',
  directResponse: 'M6 4L2.5 7.5 6 11M2.5 7.5H10a3.5 3.5 0 0 1 3.5 3.5v1.5',
  stopped: 'M8 2a6 6 0 1 0 0 12 6 6 0 1 0 0-12M4 4l8 8',
  policy: 'M8 1.8l5 2v4c0 3-2 5-5 6.4-3-1.4-5-3.4-5-6.4v-4z',
  sidecar: 'M2 3h5v5H2zM9 8h5v5H9zM4.5 8v3.5H9',
  stub: 'M2.5 8h10M9 4.5L12.5 8 9 11.5',
  group: 'M2 5.5h8.5V14H2zM5 5V2.5h8.5V11H11',
} as const

export type ShapeName = keyof typeof shapes

export function shapeOf(node: GraphNode): ShapeName {
  switch (node.type) {
    case 'entry':
      return node.entry === 'mesh' ? 'mesh' : 'entry'
    case 'destination':
      return node.known === 'serviceEntry' ? 'outside' : 'service'
    case 'terminal':
      return node.terminal
    case 'group':
      return node.by === 'gateway' ? 'gateway' : 'group'
    case 'gateway':
    case 'host':
    case 'virtualService':
    case 'policy':
    case 'sidecar':
    case 'stub':
      return node.type
  }
}

/** A shape in a square of `size`. */
export function shape(name: ShapeName, x: number, y: number, size: number, colour: string): string {
  const scale = size / 16
  return element('path', {
    d: shapes[name],
    transform: `translate(${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}) scale(${Math.round(scale * 100) / 100})`,
    fill: 'none',
    stroke: colour,
    'stroke-width': 1.4 / Math.max(0.6, scale),
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  })
}
