import type { Graph, GraphNode } from '../../core/graph/graph.ts'
import { ownTask } from '../../platform/own-task.ts'
import type { Size } from '../canvas/viewport/viewport.ts'
import { drawFirst, type FirstDrawingOptions } from './draw-first.ts'

/**
 * Draws a small drawing that nobody sees, while what there is to draw is fetched and read elsewhere: what makes a picture of that is
 * compiled by then, which is most of what its first picture takes. In steps, so that what arrives is passed on between them. Never rejects.
 */
export async function warmUpDrawing(room: Size): Promise<void> {
  try {
    await ownTask()
    const drawing = drawFirst(smallGraph, room, options)
    await ownTask()
    if (drawing) await pictureOf(drawing.svg)
  } catch {
    // What is wrong with it is for the drawing that is looked at to say.
  }
}

const options: FirstDrawingOptions = {
  positions: {},
  folding: { items: {} },
  offersRequests: true,
  theme: 'light',
}

/** An image of an SVG text, once the browser has read it. */
export async function pictureOf(svg: string): Promise<HTMLImageElement> {
  const picture = new Image()
  picture.alt = ''
  picture.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
  await picture.decode()
  return picture
}

const resource = 'VirtualService/shop/shop'
const boxes = { x: 0, y: 0, width: 200, height: 90, subtitle: 'shop' }

/** Some of what there is in nearly every drawing. */
export const smallGraph: Graph = {
  nodes: [
    {
      ...boxes,
      id: 'gateway',
      type: 'gateway',
      column: 'gateway',
      title: 'public',
      rows: [80, 443].map(port => ({
        id: `gateway#${port}`,
        place: { resource, path: [] },
        port: `${port}`,
        portName: 'https',
        protocol: 'HTTPS',
        tls: 'SIMPLE',
        httpsRedirect: false,
        hosts: ['shop.example.com'],
      })),
    },
    {
      ...boxes,
      id: 'terminal',
      type: 'terminal',
      column: 'host',
      x: 240,
      title: '301',
      terminal: 'redirect',
    },
    { ...boxes, id: 'mesh', type: 'entry', column: 'entry', y: 120, title: 'Mesh', entry: 'mesh' },
    {
      ...boxes,
      id: resource,
      type: 'virtualService',
      column: 'virtualService',
      x: 480,
      title: 'shop',
      resource,
      hosts: ['shop.example.com'],
      badge: { severity: 'info', count: 1 },
      rows: [1, 2].map(number => ({
        id: `${resource}#${number}`,
        place: { resource, path: [] },
        protocol: 'http',
        number,
        matches: ['/api/*'],
        chips: ['timeout 5s'],
        labels: 2,
      })),
    },
    destination('v1', 0),
    destination('v2', 120),
  ],
  edges: [
    { id: '1', type: 'redirect', source: 'gateway', sourceRow: 'gateway#80', target: 'terminal' },
    { id: '2', type: 'bind', source: 'gateway', sourceRow: 'gateway#443', target: resource },
    { id: '3', type: 'bind', source: 'mesh', target: resource, label: 'shop' },
    ...['v1', 'v2'].map(target => ({
      id: target,
      type: 'route' as const,
      source: resource,
      sourceRow: `${resource}#1`,
      target,
      share: 0.5,
      label: '50 %',
    })),
  ],
}

function destination(subset: string, y: number): GraphNode {
  return {
    ...boxes,
    id: subset,
    type: 'destination',
    column: 'destination',
    x: 820,
    y,
    title: 'shop',
    host: 'shop',
    subset,
    ghost: true,
  }
}
