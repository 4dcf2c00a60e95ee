import { decodeBase64 } from './decode-base64.ts'
import { fitsTag, isKeyOfJson } from './fits-tag.ts'
import { limits } from './guard-text.ts'
import { isMerge, keyName, resolveNode } from './key-name.ts'
import type { Resolved } from './resolve-scalar.ts'
import type { Json, YamlFault } from './source-document.ts'
import type { AliasNode, Entry, MapNode, ScalarNode, TreeNode } from './tree.ts'

type JsonMap = { [key: string]: Json }

/**
 * The plain value of a tree as Kubernetes' reader converts it (go-yaml v2, then sigs.k8s.io/yaml): aliases expanded,
 * merge keys merged in the order written, keys made strings, the last of equal keys kept. Says what it could not take.
 */
export function toValue(root: TreeNode): { value: Json; faults: YamlFault[] } {
  const reader = new ValueReader()
  const value = reader.read(root)
  return { value, faults: reader.faults }
}

class ValueReader {
  readonly faults: YamlFault[] = []
  /** The aliases that are being followed. */
  private readonly followed = new Set<AliasNode>()
  /** How many values were read, and how many of them because an alias repeats them. */
  private reads = 0
  private repeated = 0
  private depth = 0
  private isBomb = false
  /** Where the reader stands. Copied only into faults. */
  private readonly path: (string | number)[] = []

  read(node: TreeNode): Json {
    if (!this.mayRead(node)) return null
    this.depth++
    const value = this.valueOf(node)
    this.depth--
    return value
  }

  private valueOf(node: TreeNode): Json {
    switch (node.kind) {
      case 'alias':
        return this.follow(node, target => this.read(target)) ?? null
      case 'scalar':
        return this.scalar(node)
      case 'list':
        return node.items.map((item, i) => this.readAt(i, item.value))
      case 'map': {
        const map = Object.create(null) as JsonMap
        this.fill(map, node)
        return map
      }
    }
  }

  /**
   * Counts a value. Where aliases repeat so much that nearly nothing is written any more, go-yaml gives up; the shares are
   * its own. What aliases nest too deeply is given up as well.
   */
  private mayRead(node: TreeNode): boolean {
    if (this.isBomb) return false
    this.reads++
    if (this.followed.size === 0) return true
    this.repeated++
    const isTooMuch =
      this.repeated > 100 && this.reads > 1000 && this.repeated / this.reads > mostRepeated(this.reads)
    if (!isTooMuch && this.depth <= limits.depth) return true
    this.isBomb = true
    const message = isTooMuch
      ? 'Aliases repeat too much: nearly all of the document would be copies. It is not read.'
      : `Aliases nest values deeper than ${limits.depth} levels. The document is not read.`
    this.fault(node, 'alias-bomb', message)
    return false
  }

  private readAt(step: string | number, node: TreeNode): Json {
    this.path.push(step)
    const value = this.read(node)
    this.path.pop()
    return value
  }

  private fill(map: JsonMap, node: MapNode): void {
    const seen = new Set<string>()
    for (const entry of node.entries) {
      if (this.isBomb) return
      if (isMerge(entry)) {
        this.merge(map, entry.value)
        continue
      }
      const name = this.key(entry.key)
      if (name === undefined) {
        this.read(entry.value)
        continue
      }
      if (seen.has(name)) this.duplicate(entry, name)
      seen.add(name)
      map[name] = this.readAt(name, entry.value)
    }
  }

  private key(key: TreeNode): string | undefined {
    if (!this.mayRead(key)) return undefined
    if (key.kind === 'alias') return this.follow(key, target => this.key(target))
    const name = keyName(key)
    if (name === undefined || key.kind !== 'scalar') {
      const what = key.kind === 'scalar' ? 'null' : `a ${key.kind === 'map' ? 'mapping' : 'list'}`
      const hint = key.kind === 'map' && key.flow ? ' Fill in a template such as {{ … }} first.' : ''
      this.fault(key, 'non-string-key', `Expected a string as key, found ${what}.${hint}`)
      return undefined
    }
    if (key.fullTag === '!!binary') this.binary(key)
    this.checkTag(key, resolveNode(key))
    if (!isKeyOfJson(key))
      this.fault(
        key,
        'non-string-key',
        `The number \`${key.text}\` is too large for a key. Put it in quotes.`,
      )
    else if (name !== key.text && this.followed.size === 0)
      this.warn(
        key,
        'non-string-key',
        `The key \`${key.text}\` is read as \`${name}\` unless it is in quotes.`,
        name,
      )
    return name
  }

  private merge(map: JsonMap, source: TreeNode): void {
    // The earlier of several merged maps wins, so the later ones are filled in first.
    const sources = source.kind === 'list' ? source.items.map(it => it.value).reverse() : [source]
    for (const it of sources) this.mergeOne(map, it)
  }

  private mergeOne(map: JsonMap, source: TreeNode): void {
    if (!this.mayRead(source)) return
    if (source.kind === 'alias' && source.target?.kind !== 'map' && source.target) this.badMerge(source)
    else if (source.kind === 'alias') this.follow(source, target => this.mergeOne(map, target))
    else if (source.kind === 'map') this.fill(map, source)
    else this.badMerge(source)
  }

  private badMerge(node: TreeNode): void {
    this.fault(node, 'syntax', 'Expected a mapping or a list of mappings as the value of the merge key `<<`.')
  }

  private follow<T>(alias: AliasNode, take: (target: TreeNode) => T): T | undefined {
    if (!alias.target) {
      const message = `Unknown anchor \`${alias.name}\`: no value above has it. Put a value that begins with * in quotes.`
      this.fault(alias, 'unresolved-alias', message)
      return undefined
    }
    if (this.followed.has(alias)) {
      this.fault(alias, 'unresolved-alias', `\`*${alias.name}\` is inside the value it repeats.`)
      return undefined
    }
    this.followed.add(alias)
    const result = take(alias.target)
    this.followed.delete(alias)
    return result
  }

  private scalar(node: ScalarNode): Json {
    if (node.fullTag === '!!binary') return this.binary(node)
    const resolved = resolveNode(node)
    if (resolved.type === 'float' && !Number.isFinite(resolved.value)) {
      this.fault(node, 'syntax', `JSON cannot hold the number \`${node.text}\`.`)
      return null
    }
    this.checkTag(node, resolved)
    return resolved.value
  }

  private checkTag(node: ScalarNode, resolved: Resolved): void {
    if (!fitsTag(resolved, node))
      this.fault(node, 'syntax', `\`${node.text}\` does not fit its tag \`${node.tag}\`.`)
  }

  private binary(node: ScalarNode): Json {
    const decoded = decodeBase64(node.text)
    if (decoded !== undefined) return decoded
    this.fault(node, 'syntax', 'Expected base64 after the tag `!!binary`.')
    return node.text
  }

  private duplicate(entry: Entry, name: string): void {
    if (this.followed.size > 0) return
    const { from, to } = entry.key
    const message = `The key \`${name}\` is a duplicate in this mapping. The last one counts, and strict readers refuse it.`
    this.faults.push({
      code: 'duplicate-key',
      severity: 'error',
      strict: true,
      from,
      to,
      message,
      path: [...this.path, name],
    })
  }

  private fault(node: TreeNode, code: YamlFault['code'], message: string): void {
    const { contentFrom: from, to } = node
    this.faults.push({ code, severity: 'error', from, to, message, path: [...this.path] })
  }

  private warn(node: TreeNode, code: YamlFault['code'], message: string, name: string): void {
    const path = [...this.path, name]
    this.faults.push({ code, severity: 'warning', from: node.contentFrom, to: node.to, message, path })
  }
}

/** The share of values that aliases may repeat, by how many are read. */
function mostRepeated(reads: number): number {
  const many = Math.min(Math.max((reads - 400_000) / 3_600_000, 0), 1)
  return 0.99 - 0.89 * many
}
