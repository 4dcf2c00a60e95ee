import { resolveNode } from './key-name.ts'
import { isTimestamp, type Resolved } from './resolve-scalar.ts'
import type { ScalarNode } from './tree.ts'

/** Whether a scalar can be read as what its tag says. */
export function fitsTag(resolved: Resolved, { fullTag, text }: ScalarNode): boolean {
  switch (fullTag) {
    case '!!int':
    case '!!bool':
    case '!!null':
      return resolved.type === fullTag.slice(2)
    case '!!float':
      return resolved.type === 'float' || (resolved.type === 'int' && isSigned64(resolved))
    case '!!timestamp':
      return isTimestamp(text)
    default:
      return true
  }
}

/** Kubernetes makes no text of an integer beyond 63 bits. */
export function isKeyOfJson(key: ScalarNode): boolean {
  const resolved = resolveNode(key)
  return resolved.type !== 'int' || isSigned64(resolved)
}

function isSigned64({ digits }: { readonly digits: string }): boolean {
  return digits.length < 19 || BigInt(digits) <= 0x7fffffffffffffffn
}
