import { limits } from './guard-text.ts'
import { type Resolved, resolveScalar } from './resolve-scalar.ts'
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

/** The string that a map key becomes; undefined for a key that cannot be one (a map, a list, null). */
export function keyName(key: TreeNode): string | undefined {
  if (key.kind !== 'scalar') return undefined
  const resolved = resolveNode(key)
  switch (resolved.type) {
    case 'null':
      return undefined
    case 'string':
      return resolved.value
    case 'bool':
      return String(resolved.value)
    case 'int':
      return resolved.digits
    case 'float':
      return floatKey(resolved.value)
  }
}

/** Whether an entry takes in another map: a plain `<<`. */
export function isMerge(entry: Entry): boolean {
  const { key } = entry
  return (
    key.kind === 'scalar' && key.text === '<<' && key.style === 'plain' && (!key.tag || key.tag === '!!merge')
  )
}

/** What a scalar stands for, its style and tag considered. A tag that does not fit is left out. */
export function resolveNode(node: ScalarNode): Resolved {
  const tag = node.tag?.replace(/^!<tag:yaml\.org,2002:(.*)>$/, '!!$1')
  const isPlain = node.style === 'plain' || node.style === 'absent'
  if (tag === undefined ? isPlain : tag === '!' || /^!!(?:bool|int|float|null|timestamp)$/.test(tag))
    return resolveScalar(node.text)
  return { type: 'string', value: node.text }
}

class ValueReader {
  readonly faults: YamlFault[] = []
  private readonly anchors = new Map<string, TreeNode>()
  private readonly open = new Set<TreeNode>()
  private shared = 0
  private aliasDepth = 0
  private bomb = false
  /** Where the reader stands. Copied only into faults. */
  private readonly path: (string | number)[] = []

  read(node: TreeNode): Json {
    this.note(node)
    if (this.aliasDepth > 0 && ++this.shared > limits.sharedNodes) return this.overflow(node)
    switch (node.kind) {
      case 'alias':
        return this.follow(node, target => this.read(target)) ?? null
      case 'scalar':
        return this.scalar(node)
      case 'list': {
        this.open.add(node)
        const items = node.items.map((item, i) => (this.bomb ? null : this.readAt(i, item.value)))
        this.open.delete(node)
        return items
      }
      case 'map': {
        this.open.add(node)
        const map = Object.create(null) as JsonMap
        this.fill(map, node)
        this.open.delete(node)
        return map
      }
    }
  }

  /** Keeps an anchored value for the aliases of it that follow. */
  private note(node: TreeNode): void {
    if (node.kind !== 'alias' && node.anchor !== undefined && this.aliasDepth === 0)
      this.anchors.set(node.anchor, node)
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
      if (this.bomb) return
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
    if (key.kind === 'alias') return this.follow(key, target => this.key(target))
    if (key.anchor !== undefined && this.aliasDepth === 0) this.anchors.set(key.anchor, key)
    const name = keyName(key)
    if (name === undefined) {
      const what = key.kind === 'scalar' ? 'null' : `a ${key.kind}`
      const hint =
        key.kind === 'map' && key.flow ? ' A template such as {{ … }} is to be filled in first.' : ''
      this.fault(key, 'non-string-key', `A key is ${what}; a key has to be a text.${hint}`)
    } else if (key.kind === 'scalar' && name !== key.text && this.aliasDepth === 0) {
      const message = `The key \`${key.text}\` is read as \`${name}\` unless it is in quotes.`
      this.warn(key, 'non-string-key', message, name)
    }
    return name
  }

  private merge(map: JsonMap, source: TreeNode): void {
    if (this.aliasDepth > 0 && ++this.shared > limits.sharedNodes) this.overflow(source)
    if (this.bomb) return
    this.note(source)
    if (source.kind === 'alias') {
      this.follow(source, target => this.merge(map, target))
    } else if (source.kind === 'map') {
      this.open.add(source)
      this.fill(map, source)
      this.open.delete(source)
    } else if (source.kind === 'list') {
      for (const { value } of source.items) this.note(value)
      // The earlier of several merged maps wins, so the later ones are filled in first.
      for (const item of source.items.toReversed()) {
        if (item.value.kind === 'list') this.badMerge(item.value)
        else this.merge(map, item.value)
      }
    } else this.badMerge(source)
  }

  private badMerge(node: TreeNode): void {
    this.fault(node, 'syntax', 'A merge key (<<) takes a map or a list of maps.')
  }

  private follow<T>(alias: AliasNode, take: (target: TreeNode) => T): T | undefined {
    const target = this.anchors.get(alias.name)
    if (!target) {
      const message = `\`*${alias.name}\` names an anchor that no value before it has; a value that begins with * needs quotes.`
      this.fault(alias, 'unresolved-alias', message)
      return undefined
    }
    if (this.open.has(target)) {
      this.fault(alias, 'unresolved-alias', `\`*${alias.name}\` stands inside the value it repeats.`)
      return undefined
    }
    this.aliasDepth++
    const result = take(target)
    this.aliasDepth--
    return result
  }

  private scalar(node: ScalarNode): Json {
    const resolved = resolveNode(node)
    const tag = node.tag?.replace(/^!!/, '')
    if (resolved.type === 'float' && !Number.isFinite(resolved.value))
      this.fault(node, 'syntax', `\`${node.text}\` is a number that JSON cannot hold.`)
    else if (tag === 'binary') return this.binary(node)
    else if (!fitsTag(resolved, tag))
      this.fault(node, 'syntax', `\`${node.text}\` does not fit its tag \`${node.tag}\`.`)
    return resolved.type === 'float' && !Number.isFinite(resolved.value) ? null : resolved.value
  }

  private binary(node: ScalarNode): Json {
    const text = node.text.replace(/[\r\n]/g, '')
    if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text))
      this.fault(node, 'syntax', 'The text is tagged !!binary and is not base64.')
    return node.text
  }

  private duplicate(entry: Entry, name: string): void {
    if (this.aliasDepth > 0) return
    const { from, to } = entry.key
    const message = `The key \`${name}\` is written twice in this map; the last one counts, and strict readers refuse it.`
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

  private overflow(node: TreeNode): Json {
    if (!this.bomb) {
      const message = `Aliases repeat values to more than ${limits.sharedNodes} in all; the document is not read.`
      this.fault(node, 'alias-bomb', message)
    }
    this.bomb = true
    return null
  }

  private fault(node: TreeNode, code: YamlFault['code'], message: string): void {
    this.faults.push({
      code,
      severity: 'error',
      from: node.contentFrom,
      to: node.to,
      message,
      path: [...this.path],
    })
  }

  private warn(node: TreeNode, code: YamlFault['code'], message: string, name: string): void {
    const path = [...this.path, name]
    this.faults.push({ code, severity: 'warning', from: node.contentFrom, to: node.to, message, path })
  }
}

function fitsTag(resolved: Resolved, tag: string | undefined): boolean {
  switch (tag) {
    case 'int':
    case 'bool':
    case 'null':
      return resolved.type === tag
    case 'float':
      return resolved.type === 'float' || resolved.type === 'int'
    default:
      return true
  }
}

/** A floating-point key in the shortest digits of single precision, the way Kubernetes writes it. */
function floatKey(value: number): string {
  if (Number.isNaN(value)) return '.nan'
  if (!Number.isFinite(Math.fround(value))) return value > 0 ? '.inf' : '-.inf'
  const single = Math.fround(value)
  for (let digits = 1; digits <= 9; digits++) {
    const text = single.toPrecision(digits)
    if (Math.fround(Number(text)) === single) return goExponent(Number(text))
  }
  return goExponent(single)
}

function goExponent(value: number): string {
  const exponent = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)))
  if (exponent >= -4 && exponent < 21) {
    const plain = String(value)
    const digits = plain.replace(/^-|\.|0+$/g, '').length
    if (exponent < Math.max(6, digits)) return plain
  }
  return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
}
