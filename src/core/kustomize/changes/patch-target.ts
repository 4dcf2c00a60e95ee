import { literalPattern } from '../../syntax/literal-pattern.ts'
import type { Json } from '../../yaml/source-document.ts'
import type { ResourceKey } from '../traced/resource-id.ts'

/** The `target` of a patch that selects one resource of all. */
export function targetOf(
  key: ResourceKey,
  all: readonly ResourceKey[] = [],
): { readonly [key: string]: Json } {
  const { group, version, kind, name } = key
  // Without a namespace the target selects the same name in every one; what has none is in the default one to kustomize.
  const isShared = all.some(it => it !== key && it.kind === kind && it.name === name && it.group === group)
  const namespace = key.namespace || (isShared ? 'default' : '')
  return {
    ...(group && { group }),
    version,
    kind,
    name: literalPattern(name),
    ...(namespace && { namespace: literalPattern(namespace) }),
  }
}
