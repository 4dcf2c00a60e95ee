import type { TextCondition } from './text-condition.ts'

/** What follows the same beginning of the conditions' texts: the conditions that end here, by their indices. */
export interface TreeNode {
  readonly children: Map<number, number>
  readonly parent: number
  readonly exact: number[]
  readonly prefix: number[]
  /** The deepest node from here upwards, itself included, where a prefix ends. */
  lastPrefix: number
}

/** The texts of the conditions of one letter case, patterns left out, as one tree, so that equal beginnings are read once. */
export function treeOf(conditions: readonly TextCondition[], ignoreCase: boolean): TreeNode[] {
  const nodes: TreeNode[] = [{ children: new Map(), parent: -1, exact: [], prefix: [], lastPrefix: -1 }]
  conditions.forEach((it, index) => {
    if (it.operator === 'regex' || it.ignoreCase !== ignoreCase) return
    const text = ignoreCase ? it.text.toLowerCase() : it.text
    // A prefix of segments is the text itself, or the text with a slash as a prefix.
    if (it.operator !== 'prefix') nodeOf(text).exact.push(index)
    if (it.operator !== 'exact') nodeOf(it.operator === 'prefix' ? text : `${text}/`).prefix.push(index)
  })
  // A node stands behind its parent.
  nodes.forEach((it, i) => {
    it.lastPrefix = it.prefix.length > 0 ? i : it.parent < 0 ? -1 : nodes[it.parent]!.lastPrefix
  })
  return nodes

  function nodeOf(text: string): TreeNode {
    let at = 0
    for (const character of text) {
      const code = character.codePointAt(0)!
      let child = nodes[at]!.children.get(code)
      if (child === undefined) {
        child = nodes.push({ children: new Map(), parent: at, exact: [], prefix: [], lastPrefix: -1 }) - 1
        nodes[at]!.children.set(code, child)
      }
      at = child
    }
    return nodes[at]!
  }
}

/** Whether the text of a condition can still be met from a state. */
export function isOnWay(
  { tree, end, nodes }: { tree: number; end: number; nodes: ReadonlySet<number> },
  trees: readonly TreeNode[][],
  state: number,
): boolean {
  if (state >= 0 && nodes.has(state)) return true
  const all = trees[tree]!
  if (all[end]!.prefix.length === 0) return false
  let at = state >= 0 ? all[state]!.lastPrefix : -2 - state
  while (at >= 0) {
    if (at === end) return true
    const { parent } = all[at]!
    at = parent < 0 ? -1 : all[parent]!.lastPrefix
  }
  return false
}

/** A letter of ASCII in lower case; anything else as it is. */
export function lower(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 32 : code
}
