import type { CelRule } from '../../kinds/field.ts'
import type { Path } from '../../yaml/path.ts'
import type { Json } from '../../yaml/source-document.ts'
import type { Rule } from '../define-rule.ts'
import { kindsWithCondition } from './crd-conditions.ts'
import { conditionMark } from './marks.ts'
import { structureOf } from './structure.ts'
import type { SchemaPage, Told } from './structure-rule.ts'

/** A value with a CEL rule, read by what the rule asks of it. */
export interface CelSubject {
  readonly path: Path
  readonly value: Json
  /** The conditions that the value has. */
  readonly rules: readonly CelRule[]
}

/**
 * A rule that stands for one of the CRDs' CEL conditions, or for several that ask for one thing. Where the API server does not come to evaluate it, because
 * other fields are wrong, the finding is shown all the same but is no part of the server's verdict.
 */
export function celRule(
  names: CelRule | readonly CelRule[],
  page: Omit<SchemaPage, 'source'>,
  tell: (it: CelSubject) => Told | undefined,
): Rule {
  const own = typeof names === 'string' ? [names] : names
  return {
    ...page,
    // Asked by those who show the rule's page.
    source: {
      get crdCondition() {
        return [...new Set(own.flatMap(kindsWithCondition))]
      },
    },
    severity: 'error',
    layer: 'schema',
    scope: 'object',
    kinds: ['*'],
    onlyWith: own.map(conditionMark),
    check(resource, report) {
      const { celNodes, celIsEvaluated } = structureOf(resource)
      for (const node of new Set(own.flatMap(it => celNodes.get(it) ?? []))) {
        const words = tell(node)
        if (!words) continue
        report({
          path: node.path,
          verdictPath: node.name,
          ...words,
          ...(!celIsEvaluated && { lost: true }),
        })
      }
    },
  }
}

/** CEL's `has(self.x)`: the key is there, whatever its value; null counts as absent. */
export function has(value: Json, key: string): boolean {
  return entry(value, key) !== undefined
}

/** The value under a key of a map, or undefined; null counts as absent. */
export function entry(value: Json, key: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, key))
    return undefined
  return value[key] ?? undefined
}

/** The text under a key of a map, or undefined. */
export function textEntry(value: Json, key: string): string | undefined {
  const found = entry(value, key)
  return typeof found === 'string' ? found : undefined
}

/** The keys of a map, those of nulls left out; none of anything else. */
export function keysOf(value: Json): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.keys(value).filter(it => value[it] !== null)
}

/** Those of the keys that a map has. */
export function presentOf(value: Json, keys: readonly string[]): string[] {
  return keys.filter(it => has(value, it))
}
