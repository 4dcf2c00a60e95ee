import type { Kind } from '../../core/kinds/field.ts'
import { kindNamed, kindOf } from '../../core/kinds/index.ts'

/** The described kind of a document, from its lines alone, so that it is known while the document cannot be parsed. */
export function documentKind(lines: readonly string[]): Kind | undefined {
  const kind = topLevel(lines, 'kind')
  const apiVersion = topLevel(lines, 'apiVersion')
  if (kind === undefined) return undefined
  return apiVersion ? kindOf(apiVersion, kind) : kindNamed(kind)
}

function topLevel(lines: readonly string[], key: string): string | undefined {
  const line = lines.find(it => it.startsWith(`${key}:`))
  return line && /^[^:]+:\s*["']?([\w./-]+)/.exec(line)?.[1]
}
