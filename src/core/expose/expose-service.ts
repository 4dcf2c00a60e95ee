import { gatewayReference } from '../model/gateway-references.ts'
import { fullHost } from '../model/hosts.ts'
import { readModel } from '../model/read-model.ts'
import type { Resource } from '../model/resource.ts'
import { addResource, freeName } from '../operations/add-resource.ts'
import { addRule } from '../operations/add-rule.ts'
import { allOf } from '../operations/all-of.ts'
import { insertItem } from '../operations/insert-item.ts'
import type { Operation } from '../operations/operation.ts'
import { type AnalysisSettings, defaultSettings } from '../settings.ts'
import type { Files } from '../text/file-change.ts'
import { freeFileName } from '../text/file-name.ts'
import type { Json } from '../yaml/source-document.ts'
import type { ExposeAnswers, Exposure } from './answers.ts'
import { type ExposurePlan, planExposure } from './plan-exposure.ts'
import { serverFor, wantedServers } from './plan-servers.ts'

/**
 * Makes a service reachable from outside, as the answers say: a Gateway or what one lacks, a VirtualService, and for two
 * versions a DestinationRule. One file takes all that is new. Selects the VirtualService.
 */
export function exposeService(answers: ExposeAnswers): Operation {
  const title = `Expose ${answers.service.trim()} at ${answers.host.trim()}`
  return {
    title,
    run(files, settings = defaultSettings) {
      const planned = planExposure(readModel(files, settings), answers)
      if ('faults' in planned)
        return { ok: false, reason: Object.values(planned.faults)[0] ?? 'Some answers are missing.' }
      const names = namesFor(files, settings, planned.plan)
      const result = allOf(title, operationsFor(planned.plan, names)).run(files, settings)
      if (!result.ok) return result
      const { namespace } = planned.plan.exposure.service
      const select = { resource: `VirtualService/${namespace}/${names.virtualService}`, path: [] }
      return { ...result, select }
    },
  }
}

/** Where the host has a VirtualService already, the service gets a rule there: below a path of its name, before what takes everything. */
export function addToRoutes(
  virtualService: Pick<Resource, 'id' | 'namespace' | 'domain'>,
  { service }: Exposure,
): Operation {
  const isBeside = service.namespace === virtualService.namespace || service.host.includes('.')
  const host = isBeside
    ? service.host
    : fullHost(service.host, { namespace: service.namespace, domain: virtualService.domain })
  return addRule(virtualService.id, 'http', {
    match: [{ uri: { prefix: `/${service.name}` } }],
    route: [{ destination: { host, port: { number: service.port } } }],
  })
}

/** The same from the answers themselves; refused where no VirtualService has the host. */
export function addToRoutesOf(answers: ExposeAnswers): Operation {
  const title = `Add ${answers.service.trim()} to ${answers.host.trim()}`
  return {
    title,
    run(files, settings = defaultSettings) {
      const planned = planExposure(readModel(files, settings), answers)
      if (!('faults' in planned) || !planned.routed || !planned.exposure)
        return { ok: false, reason: 'No VirtualService has this host any more.' }
      return addToRoutes(planned.routed, planned.exposure).run(files, settings)
    },
  }
}

/** What new resources and their file are called. */
export interface ExposureNames {
  readonly gateway: string
  readonly virtualService: string
  readonly file: string
}

export function namesFor(
  files: Files,
  settings: AnalysisSettings,
  { exposure }: ExposurePlan,
): ExposureNames {
  const { name, namespace } = exposure.service
  const free = (kind: string, wanted: string) => freeName(files, settings, kind, namespace, wanted)
  return {
    gateway: free('Gateway', `${name}-gateway`),
    virtualService: free('VirtualService', name),
    file: fileFor(files, name),
  }
}

/** The only file of a workspace, or the first where nothing is written yet; beside several, one of its own. */
function fileFor(files: Files, name: string): string {
  const isBlank = files.every(it => it.text.trim() === '')
  const only = files.length === 1 || isBlank ? files[0] : undefined
  return only?.name ?? freeFileName(`${name}.yaml`, files)
}

function operationsFor(plan: ExposurePlan, names: ExposureNames): Operation[] {
  const { exposure, gateway, versions } = plan
  const { service } = exposure
  const { namespace } = service
  const { file } = names
  return [
    ...(exposure.writesService
      ? [addResource({ kind: 'Service', name: service.name, namespace, file, template: serviceSpec(plan) })]
      : []),
    ...(gateway.type === 'existing'
      ? gatewaySteps(gateway.gateway, gateway.steps)
      : [
          addResource({
            kind: 'Gateway',
            name: names.gateway,
            namespace,
            file,
            template: { selector: { ...gateway.selector }, servers: newServers(plan) },
          }),
        ]),
    addResource({
      kind: 'VirtualService',
      name: names.virtualService,
      namespace,
      file,
      template: virtualServiceSpec(plan, names),
    }),
    ...(versions ? subsetSteps(plan, file) : []),
  ]
}

function gatewaySteps(
  gateway: Resource,
  steps: Extract<ExposurePlan['gateway'], { type: 'existing' }>['steps'],
): Operation[] {
  const end = Number.POSITIVE_INFINITY
  return steps.flatMap(step => {
    if (step.type === 'there') return []
    const [path, value]: [(string | number)[], Json] =
      step.type === 'addHost'
        ? [[...step.server.path, 'hosts'], step.host]
        : [['spec', 'servers'], step.server]
    return [insertItem({ resource: gateway.id, path }, end, value)]
  })
}

function newServers({ exposure }: ExposurePlan): Json[] {
  return wantedServers(exposure).map(it => serverFor(it, exposure.host, []))
}

function virtualServiceSpec({ exposure, gateway, versions }: ExposurePlan, names: ExposureNames): Json {
  const { host, namespace, port } = exposure.service
  const reference = gateway.type === 'existing' ? gatewayReference(gateway.gateway, namespace) : names.gateway
  const to = (subset?: string) => ({ host, ...(subset !== undefined && { subset }), port: { number: port } })
  const route: Json[] = versions
    ? [
        { destination: to(versions.current), weight: versions.shares[0] },
        { destination: to(versions.second), weight: versions.shares[1] },
      ]
    : [{ destination: to() }]
  return { hosts: [exposure.host], gateways: [reference], http: [{ route }] }
}

function subsetSteps({ exposure, versions }: ExposurePlan, file: string): Operation[] {
  if (!versions) return []
  const { rule, missing } = versions
  if (rule) {
    const list = { resource: rule.id, path: ['spec', 'subsets'] }
    return missing.map(it => insertItem(list, Number.POSITIVE_INFINITY, { ...it }))
  }
  const { name, host, namespace } = exposure.service
  const template: Json = { host, subsets: missing.map(it => ({ ...it })) }
  return [addResource({ kind: 'DestinationRule', name, namespace, file, template })]
}

function serviceSpec({ exposure: { service } }: ExposurePlan): Json {
  return {
    selector: { app: service.name },
    ports: [{ name: 'http', port: service.port, targetPort: service.port }],
  }
}
