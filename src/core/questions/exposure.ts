import { explainFrom } from '../explain/explain-trace.ts'
import type { ExposeAnswers, ExposeFaults } from '../expose/answers.ts'
import { readAnswers } from '../expose/answers.ts'
import { exposeService, namesFor } from '../expose/expose-service.ts'
import { type ExposurePart, exposureWords } from '../expose/exposure-words.ts'
import { gatewaysFor, planExposure } from '../expose/plan-exposure.ts'
import { readGateway } from '../model/gateways.ts'
import { serviceOfHost } from '../model/hosts.ts'
import { effective, type Model } from '../model/model.ts'
import type { ResourceId } from '../model/resource.ts'
import { readService, readServiceEntry } from '../model/services.ts'
import { allDestinations } from '../operations/usual-service.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import { applyChanges } from '../text/file-change.ts'
import { inSteps, quick } from './question.ts'
import { readTrace } from './trace.ts'

/** What the files offer for an answer. */
export interface ExposeChoices {
  /** `shop.prod:8080`: each port of each Service, of the hosts of ServiceEntries, and what rules lead to. */
  readonly services: readonly OfferedService[]
  /** Secrets of the files, and those that Gateways name. */
  readonly certificates: readonly string[]
  readonly namespaces: readonly string[]
  readonly gateways: readonly { readonly id: ResourceId; readonly name: string }[]
}

/** A name to choose, and what it is. */
export interface OfferedService {
  readonly value: string
  readonly means: string
}

export const exposeChoices = quick(['model'], ({ model }, _ask: object): ExposeChoices => {
  const servers = effective(model, 'Gateway').flatMap(it => readGateway(it).servers)
  return {
    services: offeredServices(model),
    certificates: unique([
      ...servers.map(it => it.tls?.credentialName ?? ''),
      ...model.ofKind('Secret').map(it => it.name),
    ]),
    namespaces: unique(model.resources.map(it => it.namespace)),
    gateways: gatewaysFor(model, undefined).map(it => ({ id: it.id, name: gatewayName(model, it) })),
  }
})

function offeredServices(model: Model): OfferedService[] {
  const inFiles = effective(model, 'Service').flatMap(it =>
    readService(it).ports.flatMap(({ number }) =>
      number === undefined
        ? []
        : [{ value: `${it.name}.${it.namespace}:${number}`, means: 'A Service of your files' }],
    ),
  )
  const entries = effective(model, 'ServiceEntry').flatMap(it => {
    const { hosts, ports } = readServiceEntry(it)
    return hosts
      .filter(host => !host.text.startsWith('*'))
      .flatMap(host =>
        ports.map(port => ({ value: `${host.text}:${port.number}`, means: `From ServiceEntry ${it.name}` })),
      )
  })
  const known = new Set(inFiles.map(it => it.value.replace(/:.*$/, '')))
  const referred = allDestinations(model).flatMap(({ host, port }) => {
    const service = serviceOfHost(host, model.settings.domain)
    if (!service || known.has(`${service.name}.${service.namespace}`)) return []
    const value = `${service.name}.${service.namespace}${port === undefined ? '' : `:${port}`}`
    return [{ value, means: 'Rules lead to it; not in your files' }]
  })
  const all = new Map([...referred, ...entries, ...inFiles].map(it => [it.value, it]))
  return [...all.values()].toReversed()
}

export interface ExposureAsk {
  readonly answers: ExposeAnswers
}

/** What answers come to: what is wrong with them, or what is written, and what becomes of requests then. */
export type ExposureAnswer =
  | {
      readonly ok: false
      readonly faults: ExposeFaults
      readonly isServiceKnown: boolean
      readonly means: string | undefined
      /** The VirtualService that has the host already, and a way to add the service there. */
      readonly routed?: { readonly virtualService: ResourceId; readonly name: string; readonly path: string }
    }
  | {
      readonly ok: true
      readonly parts: readonly ExposurePart[]
      readonly outcomes: readonly ExposureOutcome[]
      readonly isServiceKnown: boolean
      /** What the name of the service means. */
      readonly means: string | undefined
      /** The Gateway that is used; undefined for a new one. */
      readonly gateway: ResourceId | undefined
    }

/** A request to the host, traced through the files as they would be. */
export interface ExposureOutcome {
  readonly request: string
  /** `301 → https://…`, `shop 90 %, shop 10 %`. */
  readonly end: string
  readonly verdict: 'arrived' | 'answered' | 'stopped'
}

export const exposure = inSteps(
  ['model', 'files', 'settings', 'modelOf'],
  function* ({ model, files, settings, modelOf }, { answers }: ExposureAsk) {
    const planned = planExposure(model, answers)
    const read = readAnswers(model, answers)
    const isServiceKnown = 'exposure' in read && read.exposure.service.isKnown
    const means = 'exposure' in read ? read.exposure.service.means : undefined
    if ('faults' in planned) {
      const { faults, routed, exposure } = planned
      const offer = routed &&
        exposure && { virtualService: routed.id, name: routed.name, path: `/${exposure.service.name}` }
      return {
        ok: false,
        faults,
        isServiceKnown,
        means,
        ...(offer && { routed: offer }),
      } satisfies ExposureAnswer
    }
    const { plan } = planned
    const written = exposeService(answers).run(files, settings)
    if (!written.ok)
      return {
        ok: false,
        faults: { gateway: written.reason },
        isServiceKnown,
        means,
      } satisfies ExposureAnswer
    const after = appliedModel(yield* modelOf(applyChanges(files, written.changes)))
    const host = sampleHost(plan.exposure.host)
    const requests = plan.exposure.certificate ? [`https://${host}/`, `http://${host}/`] : [`http://${host}/`]
    const answer: ExposureAnswer = {
      ok: true,
      parts: exposureWords(plan, namesFor(files, settings, plan)),
      outcomes: requests.flatMap(it => outcomeOf(after, it)),
      isServiceKnown,
      means,
      gateway: plan.gateway.type === 'existing' ? plan.gateway.gateway.id : undefined,
    }
    return answer
  },
)

function outcomeOf(model: Model, request: string): ExposureOutcome[] {
  const read = readTrace(model, { text: request })
  if (!read) return []
  const { title, verdict } = explainFrom(model, read.known, read.request)
  return [{ request, end: title, verdict }]
}

/** A name that a host stands for. */
function sampleHost(host: string): string {
  return host === '*' ? 'anything.example.com' : host.replace(/^\*/, 'anything')
}

function gatewayName(model: Model, { name, namespace }: { name: string; namespace: string }): string {
  return namespace === model.settings.defaultNamespace ? name : `${namespace}/${name}`
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter(it => it !== '')
}
