import type { Cluster } from '../istio/routes/clusters.ts'
import { serviceOfHost } from '../model/hosts.ts'
import type { Trace } from '../trace/trace.ts'
import { endOf, meetsExpectation } from './saved-request.ts'

/** An expectation as a person would say it, and as it is written. */
export interface ExpectationChoice {
  readonly label: string
  readonly expect: string
}

/** What can be expected of a request that ends as this one does, from the loosest to everything there is to say. Each is met by the trace. */
export function expectationChoices(trace: Trace): readonly ExpectationChoice[] {
  const now: ExpectationChoice = { label: 'Ends exactly as now', expect: endOf(trace) }
  const all = [...looser(trace), now]
  const seen = new Set<string>()
  return all.filter(it => {
    if (seen.has(it.expect) || !meetsExpectation(trace, it.expect)) return false
    seen.add(it.expect)
    return true
  })
}

function looser(trace: Trace): ExpectationChoice[] {
  const { redirect, outcome } = trace
  if (redirect) {
    const [origin = ''] = /^https?:\/\/[^/?#]*/.exec(redirect.location) ?? []
    const scheme = redirect.location.startsWith('https:') ? 'https' : 'http'
    return [
      { label: 'Is redirected', expect: 'redirect' },
      { label: `Is redirected to ${scheme}`, expect: `redirect ${scheme}://` },
      ...(origin ? [{ label: `Is redirected to ${origin}`, expect: `redirect ${origin}` }] : []),
      { label: `Is answered with ${redirect.code}`, expect: String(redirect.code) },
    ]
  }
  if (outcome !== 'route') return [{ label: stopWords(trace), expect: endOf(trace) }]
  const all = trace.clusters.map(shortName)
  return [
    ...trace.clusters.flatMap((it, i): ExpectationChoice[] => {
      const name = all[i] ?? ''
      const version = it.subset
        ? [{ label: `Goes to ${name}, ${it.subset}`, expect: `${name} ${it.subset}` }]
        : []
      return [{ label: `Goes to ${name}`, expect: name }, ...version]
    }),
    ...(trace.clusters.every(it => !it.exists)
      ? [{ label: 'Is answered with 503: its destination does not exist', expect: '503' }]
      : []),
  ]
}

function stopWords(trace: Trace): string {
  const end = endOf(trace)
  if (end === '404') return 'Is not found: 404'
  return /^\d+$/.test(end) ? `Is answered with ${end}` : `Is stopped: ${end.replaceAll('_', ' ')}`
}

/** `reviews.prod` for a service of the cluster. */
function shortName({ host }: Cluster): string {
  const service = serviceOfHost(host)
  return service ? `${service.name}.${service.namespace}` : host
}
