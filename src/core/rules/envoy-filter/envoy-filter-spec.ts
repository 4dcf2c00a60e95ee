import { rememberLast } from '../../data/remember-last.ts'
import { isBadSelector } from '../checks/selector-rules.ts'
import { type WebhookRule, webhookRule } from '../engine/webhook-rule.ts'
import { inspectPatch, type PatchFault, type PatchFaultName } from './inspect-patch.ts'

/** An EnvoyFilter's spec as the webhook reads it; absent texts are empty, absent messages undefined. */
export interface EnvoyFilterSpec {
  readonly workloadSelector?: { readonly labels: { readonly [key: string]: string } }
  readonly configPatches: readonly ConfigPatch[]
}

export interface ConfigPatch {
  readonly applyTo: string
  readonly match?: PatchMatch
  readonly patch?: { readonly operation: string; readonly value?: unknown }
}

export interface PatchMatch {
  readonly context: string
  readonly proxy?: { readonly proxyVersion: string }
  readonly listener?: { readonly filterChain?: { readonly filter?: FilterMatch } }
  readonly routeConfiguration?: object
  readonly cluster?: object
  readonly waypoint?: object
}

export interface FilterMatch {
  readonly name: string
  readonly subFilter?: { readonly name: string }
}

type Page = Omit<WebhookRule<EnvoyFilterSpec>, 'kinds' | 'check' | 'isSkipped'>

/** A webhook rule about an EnvoyFilter as a whole. A malformed selector keeps Istio from all of them. */
export function envoyFilterRule(rule: Page & Pick<WebhookRule<EnvoyFilterSpec>, 'check'>) {
  return webhookRule({
    ...rule,
    kinds: ['EnvoyFilter'],
    isSkipped: ({ spec }) => isBadSelector(spec.workloadSelector?.labels),
  })
}

/** A webhook rule that stands for some of the faults that a patch can have. */
export function patchRule(rule: Page & { readonly faults: readonly PatchFaultName[] }) {
  const { faults, ...page } = rule
  return envoyFilterRule({
    ...page,
    check({ spec }, report) {
      for (const [i, found] of patchFaults(spec).entries())
        for (const { name, path, message, part } of found)
          if (faults.includes(name))
            report({ path: ['spec', 'configPatches', i, ...path], message, ...(part && { part }) })
    },
  })
}

const patchFaults = rememberLast((spec: EnvoyFilterSpec): readonly (readonly PatchFault[])[] =>
  spec.configPatches.map(inspectPatch),
)
