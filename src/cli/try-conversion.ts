import type { Target } from '../core/convert/conversion/conversion.ts'
import { convert } from '../core/convert/convert.ts'
import { comparedModels, proveConversion } from '../core/convert/proof.ts'
import { canonical } from '../core/data/canonical.ts'
import { settingsOf } from './common-options.ts'
import { resultsOf, type TraceCase } from './trace-case.ts'

/** What came of converting a recorded case. */
export interface TriedConversion {
  readonly id: string
  /** `part` where some objects stay, `none` where all do. */
  readonly outcome: 'whole' | 'part' | 'none' | 'nothing'
  /** Why something stays. */
  readonly cannot: readonly string[]
  readonly approximated: readonly string[]
  /** What the routing diff lists, and what a cluster would refuse. */
  readonly changes: readonly string[]
  readonly isComplete: boolean
  /** How many recorded requests were sent to both sides, and those that end elsewhere. */
  readonly requests: number
  readonly elsewhere: readonly { readonly id: string; readonly words: string }[]
}

/** Converts the configuration of a case, compares the routing, and traces its requests before and after. */
export function tryConversion(given: TraceCase & { readonly target?: Target }): TriedConversion {
  const { id, yaml } = given
  const base = settingsOf(
    { namespace: undefined, domain: given.domain, rootNamespace: given.rootNamespace },
    true,
  )
  const settings = { ...base, gatewayApi: given.channel ?? base.gatewayApi }
  const files = [{ name: 'case.yaml', text: yaml }]
  const target =
    given.target ?? (/^apiVersion: *gateway\.networking\.k8s\.io/m.test(yaml) ? 'istio' : 'gateway-api')
  const conversion = convert(files, target, settings)
  const told = (how: string) =>
    conversion.fields.filter(it => it.how === how).map(it => `${it.path.join('.')}: ${it.note}`)
  const result = { id, cannot: told('cannot'), approximated: told('approximated') }
  const nothing = { changes: [], isComplete: true, requests: 0, elsewhere: [] }
  if (conversion.converted.length === 0)
    return { ...result, ...nothing, outcome: conversion.kept.length > 0 ? 'none' : 'nothing' }
  const { diff, refused } = proveConversion(files, conversion, settings)
  const { before, after } = comparedModels(files, conversion, settings)
  const [was, is] = [resultsOf(before, given), resultsOf(after, given, before)]
  const elsewhere = was.flatMap((it, i) => {
    const [then, now] = [endOf(it), endOf(is[i]!)]
    if (then === now) return []
    // Requests of the Gateway API are numbered anew in each case.
    return [{ id: it.id.startsWith(id) ? it.id : `${id}/${it.id}`, words: `${then} → ${now}` }]
  })
  return {
    ...result,
    outcome: conversion.kept.length > 0 ? 'part' : 'whole',
    changes: [...diff.changes.map(it => it.sentence), ...refused],
    isComplete: diff.complete,
    requests: was.length,
    elsewhere,
  }
}

type Result = ReturnType<typeof resultsOf>[number]

/** What of an answer tells where a request ends, and what it is there. */
function endOf(it: Result): string {
  if (!('clusters' in it)) return it.outcome
  const total = (it.clusters ?? []).reduce((sum, own) => sum + own.weight, 0)
  // A backend that may not be used is answered with 500, as a direct response of 500 is.
  const isNowhere = it.clusters?.length && it.clusters.every(own => own.name === 'UnknownService')
  const status = isNowhere ? it.missingStatus : it.directResponse?.status
  if (status !== undefined) return `answered with ${status}`
  return canonical({
    outcome: ['not_found', 'no_virtual_host'].includes(it.outcome) ? 'not_found' : it.outcome,
    clusters: it.clusters?.map(own => [own.name, own.exists, Math.round((1e6 * own.weight) / total)]),
    redirect: it.redirect && [it.redirect.code, it.redirect.location],
    upstream: 'upstream' in it ? it.upstream : undefined,
    mirror: it.mirror,
    timeout: it.timeout,
  })
}
