import type { Graph, GraphEdge, GraphNode } from '../graph/graph.ts'
import { percentWords } from '../text/percent-words.ts'
import { visibleText } from '../text/visible/visible-text.ts'

/** More boxes than this are not drawn: a forge does not render them, and nobody reads them. */
const mostBoxes = 120

/** The drawing as a Mermaid flowchart: gateways and the mesh, hosts, VirtualServices and where they lead. */
export function mermaidOf(graph: Graph): string {
  const drawn = graph.nodes.slice(0, mostBoxes)
  const ids = new Map(drawn.map((it, i) => [it.id, `n${i}`]))
  const edges = joined(graph.edges.filter(it => ids.has(it.source) && ids.has(it.target)))
  const left = graph.nodes.length - drawn.length
  return [
    'flowchart LR',
    ...drawn.map(it => `  ${ids.get(it.id)}${shapeOf(it)}`),
    ...edges.map(it => `  ${ids.get(it.source)} ${arrowOf(it)} ${ids.get(it.target)}`),
    ...(left > 0 ? [`  more["${left} more ${left === 1 ? 'box is' : 'boxes are'} not drawn"]`] : []),
    '',
  ].join('\n')
}

/** One arrow a pair of boxes and kind of edge: a picture has no rows for arrows of their own. */
function joined(
  edges: readonly GraphEdge[],
): { source: string; target: string; type: string; label: string }[] {
  const found = new Map<string, { source: string; target: string; type: string; labels: Set<string> }>()
  for (const edge of edges) {
    const { source, target } = edge
    const type = edge.broken === undefined ? edge.type : 'broken'
    const key = `${source}\n${target}\n${type}`
    const arrow = found.get(key) ?? { source, target, type, labels: new Set() }
    found.set(key, arrow)
    const label = edgeLabel(edge)
    if (label) arrow.labels.add(label)
  }
  return [...found.values()].map(({ labels, ...it }) => ({
    ...it,
    label: [...labels].slice(0, 4).join(', '),
  }))
}

function edgeLabel({ broken, share, type, label }: GraphEdge): string {
  if (broken !== undefined) return 'no effect'
  if (type === 'mirror') return 'mirror'
  if (share !== undefined && share < 1) return percentWords(share)
  return label ?? ''
}

function arrowOf({ type, label }: { type: string; label: string }): string {
  const line = type === 'mirror' || type === 'broken' ? '-.->' : '-->'
  return label ? `${line}|"${quoted(label)}"|` : line
}

function shapeOf(node: GraphNode): string {
  const lines = [node.title, ...linesBelow(node)].map(it => quoted(shortened(it)))
  const text = `"${lines.filter(it => it !== '').join('<br/>')}"`
  switch (node.type) {
    case 'entry':
    case 'host':
      return `([${text}])`
    case 'destination':
      return `[(${text})]`
    case 'terminal':
      return `{{${text}}}`
    default:
      return `[${text}]`
  }
}

function linesBelow(node: GraphNode): string[] {
  const second = node.subtitle === undefined ? [] : [node.subtitle]
  switch (node.type) {
    case 'gateway':
      return [...second, ...node.rows.slice(0, 8).map(it => `${it.port} ${it.protocol}`)]
    case 'virtualService':
      return [...second, ...node.rows.slice(0, 8).map(it => `${it.number} ${it.matches[0] ?? ''}`)]
    case 'destination':
      return [...(node.subset === undefined ? [] : [node.subset]), ...second]
    default:
      return second
  }
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

/** Text in quotes as Mermaid reads it: its own entity codes for what would end the quotes or be markup. */
function quoted(text: string): string {
  return visibleText(text.replaceAll(/[\n\r\t\u0085\p{Zl}\p{Zp}]+/gu, ' ')).replaceAll(
    /[#"&<>`\\*_[\]|]/g,
    it => `#${it.codePointAt(0)};`,
  )
}
