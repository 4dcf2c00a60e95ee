import { expect } from 'vitest'
import { analyze } from '../core/analyze.ts'
import type { Graph, GraphEdge, GraphNode } from '../core/graph/graph.ts'
import { type AnalysisSettings, defaultSettings } from '../core/settings.ts'

/** The drawing of one file has exactly these edges, as `drawnEdges` words them, in any order. */
export function checkGraph(yaml: string, edges: readonly string[], settings = defaultSettings): void {
  expect(drawnEdges(graphOf(yaml, settings)).sort()).toEqual([...edges].sort())
}

export function graphOf(yaml: string, settings: AnalysisSettings = defaultSettings): Graph {
  return analyze([{ name: 'test.yaml', text: yaml }], settings).graph
}

/** Edges in words: `public:443 → shop.example.com`, `shop#2 80 % → cart:v1`; a ghost has a question mark behind it, a broken edge its reason. */
export function drawnEdges({ nodes, edges }: Graph): string[] {
  const byId = new Map(nodes.map(it => [it.id, it]))
  return edges.map(edge => {
    const from = `${nameOf(byId.get(edge.source)!, edge.sourceRow)}${edge.label ? ` ${edge.label}` : ''}`
    return `${from} ${arrow(edge)} ${nameOf(byId.get(edge.target)!, edge.targetRow)}${edge.broken ? `: ${edge.broken}` : ''}`
  })
}

function arrow({ type, broken }: GraphEdge): string {
  if (broken !== undefined) return '⇸'
  return type === 'mirror' ? '⇢' : '→'
}

function nameOf(node: GraphNode, row: string | undefined): string {
  const mark = node.ghost ? '?' : ''
  switch (node.type) {
    case 'entry':
    case 'host':
    case 'terminal':
    case 'policy':
    case 'stub':
    case 'group':
      return node.title + mark
    case 'sidecar': {
      const line = node.rows.find(it => it.id === row)
      return `${node.title}${line ? ` ${line.text}` : ''}${mark}`
    }
    case 'gateway': {
      const server = node.rows.find(it => it.id === row)
      return `${node.title}${server ? `:${server.port}` : ''}${mark}`
    }
    case 'virtualService': {
      const rule = node.rows.find(it => it.id === row)
      return `${node.title}${rule ? `#${rule.protocol === 'http' ? '' : rule.protocol}${rule.number}` : ''}${mark}`
    }
    case 'destination':
      return [node.title, node.subset, node.port].filter(Boolean).join(':') + mark
  }
}
