import type { Place, Resource } from '../model/resource.ts'
import { valueAt } from '../yaml/path.ts'
import type { Json } from '../yaml/source-document.ts'
import { allOf } from './all-of.ts'
import { allowBackend } from './allow-backend.ts'
import { insertItem } from './insert-item.ts'
import type { Operation } from './operation.ts'
import { setField } from './set-field.ts'
import { weightsOf } from './set-share.ts'

/**
 * Sends a tenth of what the heaviest backend of a rule of the Gateway API gets to a new version of its Service: `cart-v2` beside
 * `cart`. A route splits between Services, so that one is still to be made.
 */
export function splitBackend(rule: Place, resource: Resource, title: string): Operation {
  return {
    title,
    run(files, settings) {
      const path = [...rule.path, 'backendRefs']
      const found = valueAt(resource.value, path)
      const refs: readonly Json[] = Array.isArray(found) ? (found as Json[]) : []
      const weights = weightsOf(refs)
      const index = weights.indexOf(Math.max(...weights))
      const ref = refs[index]
      const name = valueAt(ref, ['name'])
      if (typeof ref !== 'object' || ref === null || Array.isArray(ref) || typeof name !== 'string')
        return { ok: false, reason: 'The rule has no backend whose traffic could be split.' }
      const names = refs.map(it => valueAt(it, ['name']))
      const next = nextVersion(name, names)
      // An only backend has everything, whatever its weight says.
      const weight = refs.length === 1 ? 100 : (weights[index] ?? 0)
      if (weight < 2)
        return { ok: false, reason: 'The rule has no backend with a weight that could be split.' }
      const part = Math.max(1, Math.round(weight / 10))
      const at = (...rest: (string | number)[]): Place => ({
        resource: rule.resource,
        path: [...path, ...rest],
      })
      const result = allOf(title, [
        setField(at(index, 'weight'), weight - part),
        insertItem(at(), index + 1, { ...ref, name: next, weight: part }),
        allowBackend(rule.resource, ({ namespace }) => {
          const other = valueAt(ref, ['namespace'])
          return { namespace: typeof other === 'string' ? other : namespace, name: next }
        }),
      ]).run(files, settings)
      if (!result.ok) return result
      const note = `${next} has to be a Service with the Pods of the new version alone.`
      return { ...result, note: [note, result.note].filter(Boolean).join(' ') }
    },
  }
}

/** `cart-v2` after `cart`, `cart-v3` after `cart-v2`; a name that no backend of the rule has. */
function nextVersion(name: string, taken: readonly unknown[]): string {
  const [, base = name, version = '1'] = /^(.*)-v(\d{1,9})$/.exec(name) ?? []
  let next = Number(version) + 1
  while (taken.includes(`${base}-v${next}`)) next++
  return `${base}-v${next}`
}
