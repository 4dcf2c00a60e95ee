import { decodeBase64 } from './decode-base64.ts'
import { type Resolved, resolveScalar } from './resolve-scalar.ts'
import type { Entry, ScalarNode, TreeNode } from './tree.ts'

/** The string that a map key becomes; undefined for a key that cannot be one (a map, a list, null). */
export function keyName(key: TreeNode): string | undefined {
  const written = key.kind === 'alias' ? key.target : key
  if (written?.kind !== 'scalar') return undefined
  const resolved = resolveNode(written)
  switch (resolved.type) {
    case 'null':
      return undefined
    case 'string':
      return written.fullTag === '!!binary' ? (decodeBase64(written.text) ?? resolved.value) : resolved.value
    case 'bool':
      return String(resolved.value)
    case 'int':
      return resolved.digits
    case 'float':
      return floatKey(resolved.value)
  }
}

/** Whether an entry takes in another map: a plain `<<`. */
export function isMerge({ key }: Entry): boolean {
  if (key.kind !== 'scalar' || key.text !== '<<') return false
  return key.fullTag === undefined ? key.style === 'plain' : key.fullTag === '!' || key.fullTag === '!!merge'
}

/** What a scalar stands for, its style and tag considered. A tag that does not fit is left out. */
export function resolveNode({ style, fullTag, text }: ScalarNode): Resolved {
  const isPlain = style === 'plain' || style === 'absent'
  if (fullTag === undefined ? !isPlain : !/^!!(?:bool|int|float|null|timestamp)$/.test(fullTag))
    return { type: 'string', value: text }
  return resolveScalar(text)
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
