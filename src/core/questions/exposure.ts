import { explainFrom } from '../explain/explain-trace.ts'
import type { ExposeAnswers, ExposeFaults } from '../expose/answers.ts'
import { readAnswers } from '../expose/answers.ts'
import { exposeService, namesFor } from '../expose/expose-service.ts'
import { type ExposurePart, exposureWords } from '../expose/exposure-words.ts'
import { gatewaysFor, planExposure } from '../expose/plan-exposure.ts'
import { readGateway } from '../model/gateways.ts'
import { effective, type Model } from '../model/model.ts'
import type { ResourceId } from '../model/resource.ts'
import { readService } from '../model/services.ts'
import { appliedModel } from '../rules/engine/refusals.ts'
import { applyChanges } from '../text/file-change.ts'
import { inSteps, quick } from './question.ts'
import { readTrace } from './trace.ts'

/** What the files offer for an answer. */
export interface ExposeChoices {
  /** `shop.prod:8080`, each port of each Service. */
  readonly services: readonly string[]
  /** Secrets of the files, and those that Gateways name. */
  readonly certificates: readonly string[]
  readonly namespaces: readonly string[]
  readonly gateways: readonly { readonly id: ResourceId; readonly name: string }[]
}

export const exposeChoices = quick(['model'], ({ model }, _ask: object): ExposeChoices => {
  const servers = effective(model, 'Gateway').flatMap(it => readGateway(it).servers)
  return {
    services: effective(model, 'Service').flatMap(it =>
      readService(it).ports.flatMap(({ number }) =>
        number === undefined ? [] : [`${it.name}.${it.namespace}:${number}`],
      ),
    ),
    certificates: unique([
      ...servers.map(it => it.tls?.credentialName ?? ''),
      ...model.ofKind('Secret').map(it => it.name),
    ]),
    namespaces: unique(model.resources.map(it => it.namespace)),
    gateways: gatewaysFor(model, undefined).map(it => ({ id: it.id, name: gatewayName(model, it) })),
  }
})

export interface ExposureAsk {
  readonly answers: ExposeAnswers
}

/** What answers come to: what is wrong with them, or what is written, and what becomes of requests then. */
export type ExposureAnswer =
  | { readonly ok: false; readonly faults: ExposeFaults; readonly isServiceKnown: boolean }
  | {
      readonly ok: true
      readonly parts: readonly ExposurePart[]
      readonly outcomes: readonly ExposureOutcome[]
      readonly isServiceKnown: boolean
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
    if ('faults' in planned)
      return { ok: false, faults: planned.faults, isServiceKnown } satisfies ExposureAnswer
    const { plan } = planned
    const written = exposeService(answers).run(files, settings)
    if (!written.ok)
      return { ok: false, faults: { gateway: written.reason }, isServiceKnown } satisfies ExposureAnswer
    const after = appliedModel(yield* modelOf(applyChanges(files, written.changes)))
    const host = sampleHost(plan.exposure.host)
    const requests = plan.exposure.certificate ? [`https://${host}/`, `http://${host}/`] : [`http://${host}/`]
    const answer: ExposureAnswer = {
      ok: true,
      parts: exposureWords(plan, namesFor(files, settings, plan)),
      outcomes: requests.flatMap(it => outcomeOf(after, it)),
      isServiceKnown,
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
