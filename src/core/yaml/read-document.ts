import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml'
import type { Range } from '../text/text-edit.ts'
import type { Path } from './path.ts'
import type { Json, SourceDocument } from './source-document.ts'

/** Reads one document's text as Kubernetes reads it. Never throws; faults say what could not be read. */
export function readDocument(text: string): SourceDocument {
  const parsed = parseDocument(text, {
    version: '1.1',
    merge: true,
    uniqueKeys: false,
    keepSourceTokens: true,
    logLevel: 'silent',
  })
  const faults = parsed.errors.map(it => ({
    code: 'syntax' as const,
    severity: 'error' as const,
    message: it.message,
    from: it.pos[0],
    to: it.pos[1],
  }))
  const whole = { from: 0, to: text.length }

  function nodeAt(path: Path): { node: Node | null; pair?: Pair<Node, Node | null> } | undefined {
    let node = parsed.contents as Node | null
    let pair: Pair<Node, Node | null> | undefined
    for (const step of path) {
      if (isMap(node)) {
        pair = node.items.findLast(
          it => isScalar(it.key) && String(it.key.value) === String(step),
        ) as typeof pair
        if (!pair) return undefined
        node = pair.value
      } else if (isSeq(node)) {
        pair = undefined
        const item = node.items[Number(step)] as Node | undefined
        if (!item) return undefined
        node = item
      } else return undefined
    }
    return pair ? { node, pair } : { node }
  }
  const rangeOf = (node: Node | null | undefined): Range | undefined =>
    node?.range ? { from: node.range[0], to: node.range[1] } : undefined
  const keyRange = (path: Path) => {
    const found = nodeAt(path)
    return rangeOf(found?.pair?.key ?? found?.node)
  }
  const valueRange = (path: Path) => (path.length === 0 ? whole : rangeOf(nodeAt(path)?.node))

  return {
    text,
    value: faults.length ? undefined : (parsed.toJS({ maxAliasCount: 1000 }) as Json),
    faults,
    readable: faults.length === 0,
    source: {
      keyRange,
      valueRange,
      entryRange: valueRange,
      nearest(path, part) {
        for (let length = path.length; length >= 0; length--) {
          const at = path.slice(0, length)
          const range = part === 'key' || length < path.length ? keyRange(at) : valueRange(at)
          if (range) return { path: at, range }
        }
        return { path: [], range: whole }
      },
      pathAt: () => [],
      scalarStyle: () => undefined,
      isShared: () => false,
    },
  }
}
