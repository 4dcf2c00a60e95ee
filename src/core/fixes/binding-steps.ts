import { nameWords, sentence, serverWords } from '../explain/explain-words.ts'
import type { PlacedServer } from '../istio/routes/placed-server.ts'
import { gatewayReference, namesGateway, resolveGatewayName } from '../model/gateway-references.ts'
import type { RouteKind } from '../model/gateways.ts'
import { hostsForNamespace, hostsOverlap, isHostWithin } from '../model/hosts.ts'
import type { Resource } from '../model/resource.ts'
import { isVisibleIn } from '../model/services.ts'
import { fullHosts, type Rule, readVirtualService } from '../model/virtual-services.ts'
import { addRule } from '../operations/add-rule.ts'
import { allOf } from '../operations/all-of.ts'
import { insertItem } from '../operations/insert-item.ts'
import { linkGateway } from '../operations/link-gateway.ts'
import type { Operation } from '../operations/operation.ts'
import { removeField } from '../operations/remove-field.ts'
import { setField } from '../operations/set-field.ts'
import { nearest } from '../rules/schema/nearest-name.ts'
import type { Json } from '../yaml/source-document.ts'
import { edit, type Idea, type Stop } from './stop.ts'

interface BindingStep {
  readonly words: string
  readonly operation: Operation
}

/** What a server and a VirtualService lack so that the one takes a name to the rules of the other; as one idea. `steps` tells how much it is. */
export function bindingIdea(
  stop: Stop,
  placed: PlacedServer,
  virtualService: Resource,
  kind: RouteKind,
  name: string,
): { readonly idea: Idea; readonly steps: number } | undefined {
  const view = readVirtualService(virtualService)
  if (view.hosts.length === 0) return undefined
  const steps = [
    ...linkStep(virtualService, placed),
    ...hostSteps(virtualService, placed, kind, name),
    ...exportStep(stop, virtualService),
    ...ruleSteps(virtualService, placed, kind, name),
  ]
  if (steps.length === 0) return undefined
  const title = sentence(steps.map(it => it.words).join(', and '))
  const [only] = steps
  return {
    idea: edit(
      title,
      steps.length === 1 && only
        ? only.operation
        : allOf(
            title,
            steps.map(it => it.operation),
          ),
    ),
    steps: steps.length,
  }
}

function linkStep(virtualService: Resource, { gateway }: PlacedServer): BindingStep[] {
  const { gateways } = readVirtualService(virtualService)
  if (gateways.some(it => namesGateway(it.text, virtualService.namespace, gateway))) return []
  const slip = gateways.find(it => {
    const named = resolveGatewayName(it.text, virtualService.namespace)
    return named && nearest(named.name, [gateway.name]) !== undefined
  })
  if (slip) {
    const reference = gatewayReference(gateway, virtualService.namespace)
    const place = { resource: virtualService.id, path: ['spec', 'gateways', slip.index] }
    return [
      {
        words: `correct gateway ${slip.text} to ${reference} in ${nameWords(virtualService)}`,
        operation: setField(place, reference),
      },
    ]
  }
  return [
    {
      words: `link ${nameWords(virtualService)} to ${nameWords(gateway)}`,
      operation: linkGateway(virtualService.id, gateway.id),
    },
  ]
}

function hostSteps(
  virtualService: Resource,
  placed: PlacedServer,
  kind: RouteKind,
  name: string,
): BindingStep[] {
  const hosts = fullHosts(virtualService)
  const offered = hostsForNamespace(placed.server.hosts, virtualService.namespace)
  // Bytes have no name: it is enough that the two share one.
  if (kind === 'tcp') {
    const first = hosts[0]?.text
    if (first === undefined || hosts.some(it => offered.some(host => hostsOverlap(it.text, host)))) return []
    return [addServerHost(placed, first)]
  }
  const steps: BindingStep[] = []
  if (!offered.some(it => covers(it, name))) {
    const held = placed.server.hosts.find(it => covers(it.host, name))
    steps.push(addServerHost(placed, held ? `${virtualService.namespace}/${held.host}` : name))
  }
  if (!hosts.some(it => covers(it.text, name)))
    // The sniHosts of a tls rule repeat the hosts: these cannot change alone.
    steps.push(virtualServiceHost(virtualService, name, kind === 'tls'))
  return steps
}

function addServerHost(placed: PlacedServer, host: string): BindingStep {
  const { gateway, server } = placed
  const list = { resource: gateway.id, path: [...server.path, 'hosts'] }
  return {
    words: `add ${host} to the hosts of server ${serverWords(placed)}`,
    operation: insertItem(list, server.hosts.length, host),
  }
}

function virtualServiceHost(virtualService: Resource, name: string, isPinned: boolean): BindingStep {
  const { hosts } = readVirtualService(virtualService)
  const path = ['spec', 'hosts']
  const slip = isPinned ? undefined : hosts.find(it => isSlip(it.text.toLowerCase(), name))
  if (slip)
    return {
      words: `correct host ${slip.text} to ${name} in ${nameWords(virtualService)}`,
      operation: setField({ resource: virtualService.id, path: [...path, slip.index] }, name),
    }
  return {
    words: `add ${name} to the hosts of ${nameWords(virtualService)}`,
    operation: insertItem({ resource: virtualService.id, path }, hosts.length, name),
  }
}

/** Whether one name is the other but for a slip in one of its longer labels: `x.shop.com` and `y.shop.com` are just two names. */
function isSlip(one: string, other: string): boolean {
  const [ones, others] = [one.split('.'), other.split('.')]
  const differing = ones.flatMap((it, i) => (it === others[i] ? [] : [[it, others[i] ?? ''] as const]))
  const [pair] = differing
  return (
    ones.length === others.length &&
    differing.length === 1 &&
    pair !== undefined &&
    pair[0].length > 3 &&
    nearest(pair[0], [pair[1]]) !== undefined
  )
}

function exportStep({ workload }: Stop, virtualService: Resource): BindingStep[] {
  const { exportTo } = readVirtualService(virtualService)
  if (isVisibleIn(exportTo, virtualService.namespace, workload.namespace)) return []
  const place = { resource: virtualService.id, path: ['spec', 'exportTo'] }
  // `~` means nobody and stands alone.
  const operation = exportTo.includes('~')
    ? setField(place, [workload.namespace])
    : insertItem(place, exportTo.length, workload.namespace)
  return [{ words: `export ${nameWords(virtualService)} to namespace ${workload.namespace}`, operation }]
}

function ruleSteps(
  virtualService: Resource,
  placed: PlacedServer,
  kind: RouteKind,
  name: string,
): BindingStep[] {
  const rules = readVirtualService(virtualService)[kind]
  const first = rules[0]
  if (!first) return kind === 'http' ? [] : [newRule(virtualService, placed, kind, name)]
  if (rules.some(it => fits(it, placed, virtualService, kind, name))) return []
  const match = first.matches[0]
  if (!match) return []
  const at = (field: string) => ({ resource: virtualService.id, path: [...match.path, field] })
  const rule = `${kind} rule 1 of ${nameWords(virtualService)}`
  const { number } = placed.server
  return [
    ...(match.port !== undefined && match.port !== number && number !== undefined
      ? [
          {
            words: `change port ${match.port} to ${number} in ${rule}`,
            operation: setField(at('port'), number),
          },
        ]
      : []),
    ...(match.gateways.length > 0 &&
    !match.gateways.some(it => namesGateway(it.text, virtualService.namespace, placed.gateway))
      ? [
          {
            words: `let ${rule} apply to every gateway of ${nameWords(virtualService)}`,
            operation: removeField(at('gateways')),
          },
        ]
      : []),
    ...(kind === 'tls' && !match.sniHosts.some(it => covers(it.text, name))
      ? [
          {
            words: `add ${name} to the sniHosts of ${rule}`,
            operation: insertItem(at('sniHosts'), match.sniHosts.length, name),
          },
        ]
      : []),
  ]
}

function newRule(
  virtualService: Resource,
  { server }: PlacedServer,
  kind: RouteKind,
  name: string,
): BindingStep {
  const destination = { host: firstDestination(virtualService) }
  const route = [{ destination }]
  const rule: Json =
    kind === 'tls' ? { match: [{ port: server.number ?? 443, sniHosts: [name] }], route } : { route }
  return {
    words: `add a ${kind} rule to ${nameWords(virtualService)}`,
    operation: addRule(virtualService.id, kind, rule),
  }
}

function firstDestination(virtualService: Resource): string {
  const { http, tls, tcp } = readVirtualService(virtualService)
  const known = [...http, ...tls, ...tcp].flatMap(it => it.destinations).find(it => it.host !== '')
  return known?.host ?? (virtualService.name || 'web')
}

function fits(
  rule: Rule,
  placed: PlacedServer,
  virtualService: Resource,
  kind: RouteKind,
  name: string,
): boolean {
  if (rule.matches.length === 0) return kind !== 'tls'
  return rule.matches.some(
    it =>
      (it.port === undefined || it.port === placed.server.number) &&
      (it.gateways.length === 0 ||
        it.gateways.some(one => namesGateway(one.text, virtualService.namespace, placed.gateway))) &&
      (kind !== 'tls' || it.sniHosts.some(host => covers(host.text, name))),
  )
}

function covers(host: string, name: string): boolean {
  return isHostWithin(name, host.toLowerCase())
}
