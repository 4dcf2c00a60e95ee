import { locateResources } from '../../core/model/locate.ts'

/** A longer text is not read for its name, in UTF-16 units. */
const readable = 200_000

/** What to call a pasted text: a host that it routes, else a gateway in it, else what its workloads call themselves. */
export function pastedName(text: string): string {
  const resources = text.length > readable ? [] : locateResources([{ name: 'pasted.yaml', text }], undefined)
  const named = (kinds: readonly string[]) => resources.filter(it => kinds.includes(it.resource.kind))
  const routes = named(['VirtualService', 'HTTPRoute', 'DestinationRule', 'ServiceEntry'])
  const hosts = routes.flatMap(it => {
    const { spec } = mapOf(it.value)
    const { hosts, hostnames, host } = mapOf(spec)
    return [hosts, hostnames, [host]].flat().filter(it => typeof it === 'string' && /^[^*]/.test(it))
  })
  const apps = resources.flatMap(it => {
    const { labels } = mapOf(mapOf(it.value).metadata)
    const { app, 'app.kubernetes.io/name': name } = mapOf(labels)
    return [name, app].filter(it => typeof it === 'string' && it !== '')
  })
  const found = hosts[0] ?? named(['Gateway'])[0]?.resource.name ?? apps[0] ?? resources[0]?.resource.name
  return (typeof found === 'string' ? found.trim().slice(0, 80) : '') || 'Pasted'
}

function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
