import { listWords } from '../explain/explain-words.ts'
import type { Trace } from '../trace/trace.ts'
import type { Behaviour } from './behaviour.ts'
import { endWords, targetWords } from './change-words.ts'
import type { Found } from './found-change.ts'
import { handlingWords } from './handling-words.ts'

/** Who calls, where it is calls: by name where it takes labels. */
export function callerWords(group: readonly Found[]): string {
  const callers = group.flatMap(it => it.known ?? [])
  if (callers.length === 0) return ''
  if (callers.some(it => it.workload.labels.size === 0)) return 'Within the mesh, '
  return `Called by ${listWords([...new Set(callers.map(it => it.label))])}, `
}

export function differenceWords(
  [old, now]: readonly [Trace, Trace],
  was: Behaviour,
  is: Behaviour,
  several: boolean,
): string {
  const it = several ? 'they' : 'it'
  if (was.end === is.end)
    return `${changedHandling(was, is, several)}; ${it} still ${endWords(now, 'now', several)}`
  if (is.end.endsWith('client certificate'))
    return is.end.startsWith('no')
      ? `no longer ${several ? 'ask' : 'asks'} for a client certificate`
      : `${several ? 'ask' : 'asks'} for a client certificate now`
  if (old.outcome === 'route' && now.outcome === 'route') {
    const marks = [...old.clusters, ...now.clusters].some(cluster => cluster.exists)
    const verb = several ? 'go' : 'goes'
    return `${verb} to ${targetWords(now, marks)} instead of ${targetWords(old, marks)}`
  }
  return `${endWords(now, 'now', several)}; before, ${it} ${endWords(old, 'before', several)}`
}

/** `has timeout 5s instead of 3s, no longer has retries`. */
function changedHandling(was: Behaviour, is: Behaviour, several: boolean): string {
  const [gets, has] = several ? ['get', 'have'] : ['gets', 'has']
  const names = [...new Set([...Object.keys(was.handling), ...Object.keys(is.handling)])]
  const changed = names.filter(it => was.handling[it] !== is.handling[it])
  const words = changed.map(it => {
    const [old, now] = [was.handling[it], is.handling[it]]
    const told = (text: string | undefined) => handlingWords(it, text ?? '')
    if (old === undefined) return `${gets} ${it} ${told(now)}`
    return now === undefined
      ? `no longer ${has} ${it} ${told(old)}`
      : `${has} ${it} ${told(now)} instead of ${told(old)}`
  })
  return words.length > 0 ? words.join(', ') : 'is handled differently'
}
