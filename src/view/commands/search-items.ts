import type { Analysis } from '../../core/analysis.ts'
import { memoByObject } from '../../core/data/memo-by-object.ts'
import type { GraphNode } from '../../core/graph/graph.ts'
import type { SourceFile } from '../../core/text/file-change.ts'
import type { Selection } from '../../workspace/workspace.ts'
import type { Command } from './command.ts'

/** Something the search finds. */
export type SearchItem =
  | {
      readonly type: 'command'
      readonly id: string
      readonly title: string
      readonly more: string
      readonly command: Command
    }
  | {
      readonly type: 'file'
      readonly id: string
      readonly title: string
      readonly more: string
      readonly file: string
    }
  | {
      readonly type: 'resource' | 'host' | 'port' | 'rule'
      readonly id: string
      readonly title: string
      readonly more: string
      /** The kind, for a resource. */
      readonly kind: string
      readonly selection: Selection
    }

/** What there is to find: resources, then hosts, ports and rules as the drawing has them, files, commands. */
export function searchItems(
  analysis: Analysis | undefined,
  files: readonly SourceFile[],
  commands: readonly Command[],
): SearchItem[] {
  return [
    ...resourceItems(analysis),
    ...drawingItems(analysis),
    ...files.map(it => ({
      type: 'file' as const,
      id: `file ${it.name}`,
      title: it.name,
      more: 'file',
      file: it.name,
    })),
    ...commands.map(command => ({
      type: 'command' as const,
      id: `command ${command.id}`,
      title: command.title,
      more: command.keywords ?? '',
      command,
    })),
  ]
}

function resourceItems(analysis: Analysis | undefined): SearchItem[] {
  return (analysis?.resources ?? []).map(it => ({
    type: 'resource',
    id: `resource ${it.id}`,
    title: it.name || '(no name)',
    more: `${it.kind} ${it.namespace} ${it.file}`,
    kind: it.kind,
    selection: { type: 'place', place: { resource: it.id, path: [] }, origin: 'search', reveal: 'canvas' },
  }))
}

function drawingItems(analysis: Analysis | undefined): SearchItem[] {
  return (analysis?.graph.nodes ?? []).flatMap(itemsOfNode)
}

function itemsOfNode(node: GraphNode): SearchItem[] {
  switch (node.type) {
    case 'host':
      return [
        {
          type: 'host',
          id: `node ${node.id}`,
          title: node.host,
          more: 'host',
          kind: 'host',
          selection: { type: 'node', node: node.id, origin: 'search', reveal: 'canvas' },
        },
      ]
    case 'gateway':
      return node.rows.map(row => ({
        type: 'port',
        id: `row ${node.id} ${row.id}`,
        title: `${row.port} ${row.portName}`.trim(),
        more: `port ${row.protocol} of ${node.title} ${row.hosts.join(' ')}`,
        kind: 'port',
        selection: { type: 'place', place: row.place, origin: 'search', reveal: 'canvas' },
      }))
    case 'virtualService':
      return node.rows.map(row => ({
        type: 'rule',
        id: `row ${node.id} ${row.id}`,
        title: row.name ?? row.matches.join(' or '),
        more: `rule ${row.number} of ${node.title} ${row.name ? row.matches.join(' ') : ''}`,
        kind: 'rule',
        selection: { type: 'place', place: row.place, origin: 'search', reveal: 'canvas' },
      }))
    case 'entry':
    case 'destination':
    case 'terminal':
    case 'policy':
    case 'sidecar':
    case 'stub':
    case 'group':
      return []
  }
}

/** The items of resources, in their order. */
export function matchingItems(
  items: readonly SearchItem[],
  resources: readonly string[],
  limit: number,
): SearchItem[] {
  const matching = new Set(resources.map(it => `resource ${it}`))
  return items.filter(it => matching.has(it.id)).slice(0, limit)
}

/**
 * The items that hold every word of the query, the best first: title before the rest, beginnings before middles. As in VS Code `>` before
 * it means commands, and `#` what the files hold.
 */
export function findItems(items: readonly SearchItem[], query: string, limit: number): SearchItem[] {
  const [, prefix, rest = ''] = /^\s*([>#]?)(.*)$/s.exec(query)!
  const words = rest.toLowerCase().split(/\s+/).filter(Boolean)
  const isMeant = (it: SearchItem) => !prefix || (it.type === 'command') === (prefix === '>')
  if (words.length === 0)
    return items.filter(it => (prefix === '#' ? isMeant(it) : it.type === 'command')).slice(0, limit)
  const all = words.join(' ')
  const lowered = inLowerCase(items)
  const byScore = new Map<number, SearchItem[]>()
  for (const [at, item] of items.entries()) {
    const it = score(lowered[at]!, words, all)
    if (it === 0 || !isMeant(item)) continue
    const alike = byScore.get(it)
    if (!alike) byScore.set(it, [item])
    else if (alike.length < limit) alike.push(item)
  }
  const best = [...byScore].sort(([a], [b]) => b - a)
  return best.flatMap(([, found]) => found).slice(0, limit)
}

/** As `findItems` compares them: of thousands that is half of what a key takes, so whoever has time before it asks for it then. */
export const inLowerCase: (items: readonly SearchItem[]) => readonly Lowered[] = memoByObject(items =>
  items.map(({ title, more }) => ({ title: title.toLowerCase(), more: more.toLowerCase() })),
)

interface Lowered {
  readonly title: string
  readonly more: string
}

function score({ title, more }: Lowered, words: readonly string[], all: string): number {
  let sum = 0
  for (const word of words) {
    const found = rank(title, word) * 3 || rank(more, word)
    if (found === 0) return 0
    sum += found
  }
  return sum + (title === all ? 10 : 0)
}

function rank(text: string, word: string): number {
  const at = text.indexOf(word)
  if (at < 0) return 0
  if (at === 0) return 3
  return isOfWord(text, at - 1) ? 1 : 2
}

function isOfWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code >= 128) return /[\p{L}\p{N}]/u.test(text[at]!)
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57)
}
