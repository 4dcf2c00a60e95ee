import { memoByKinds } from '../../model/memo.ts'
import { effective } from '../../model/model.ts'
import {
  type JsonMap,
  labelsAt,
  mapAt,
  mapsAt,
  optionalMapAt,
  textAt,
  textsAt,
} from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import { selectsLabels } from '../checks/label-selector.ts'
import { analysisRuleForEach } from '../references/analysis-rule.ts'
import { injectorWebhooks } from './good-examples.ts'

const source = { analyzer: 'pkg/config/analysis/analyzers/webhook: Analyzer', codes: ['IST0139'] } as const

export const injectorOverlap = analysisRuleForEach({
  id: 'control-plane/injector-overlap',
  severity: 'error',
  title: 'Two injectors for the same Pods',
  source,
  why: `
Both webhooks change the same Pods, so the sidecar may be injected twice. Two revisions need selectors that exclude each
other: the label \`istio.io/rev\` in one, \`istio-injection\` in the other.
`,
  each: 'MutatingWebhookConfiguration',
  reads: ['MutatingWebhookConfiguration'],

  check(model, resource, report) {
    const names = overlaps(model)
    webhooksOf(resource).forEach((webhook, index) => {
      const others = names.get(nameOf(resource, webhook))
      if (!others) return
      report({
        path: ['webhooks', index, 'name'],
        code: 'IST0139',
        message: `The webhook takes Pods that ${[...others].sort().join(' and ')} takes too.`,
      })
    })
  },

  examples: {
    bad: [
      {
        yaml: `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: istio-sidecar-injector }
webhooks:
- name: namespace.sidecar-injector.istio.io
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  namespaceSelector: { matchLabels: { istio-injection: enabled } }
---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: istio-sidecar-injector-canary, labels: { istio.io/rev: canary } }
webhooks:
- name: rev.sidecar-injector.istio.io
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  namespaceSelector: { matchLabels: { istio-injection: enabled } }
`,
      },
    ],
    good: [injectorWebhooks],
  },
})

export const injectorService = analysisRuleForEach({
  id: 'control-plane/injector-service',
  severity: 'error',
  title: 'Injector whose Service does not exist',
  source,
  why: `
The API server cannot call the webhook: no sidecar is injected, and Pods may not be created at all. Name the Service of a
control plane that runs, or remove the configuration of one that is gone.
`,
  each: 'MutatingWebhookConfiguration',
  reads: ['Service'],

  check(model, resource, report) {
    if (!isInjector(resource)) return
    webhooksOf(resource).forEach((webhook, index) => {
      const service = optionalMapAt(mapAt(webhook, 'clientConfig'), 'service')
      if (!service) return
      const name = textAt(service, 'name') ?? ''
      const namespace = textAt(service, 'namespace') ?? ''
      if (model.find('Service', namespace, name)) return
      report({
        path: ['webhooks', index, 'clientConfig', 'service', 'name'],
        code: 'IST0139',
        message: `The webhook calls Service ${namespace}/${name}, which does not exist.`,
        outside: { kind: 'Service', namespace, name },
      })
    })
  },

  examples: {
    bad: [
      {
        yaml: `
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: istio-sidecar-injector }
webhooks:
- name: namespace.sidecar-injector.istio.io
  clientConfig: { service: { name: istiod-old, namespace: istio-system } }
#                                  ^^^^^^^^^^
`,
      },
    ],
    good: [injectorWebhooks],
  },
})

/** By the name of each webhook, those that take a Pod which it takes as well, of all the Pods that there might be. */
const overlaps = memoByKinds(
  ['MutatingWebhookConfiguration'],
  (model): ReadonlyMap<string, ReadonlySet<string>> => {
    const injectors = effective(model, 'MutatingWebhookConfiguration').filter(isInjector)
    const webhooks = injectors.flatMap(owner =>
      webhooksOf(owner).map(webhook => ({ webhook, name: nameOf(owner, webhook) })),
    )
    const revisions = new Set(injectors.flatMap(revisionsOf))
    const found = new Map<string, Set<string>>()
    for (const namespace of labelsOf('istio-injection', ['enabled', 'disabled'], revisions))
      for (const pod of labelsOf('sidecar.istio.io/inject', ['true', 'false'], revisions)) {
        const taking = webhooks
          .filter(({ webhook }) => selectsLabels(webhook, 'namespaceSelector', namespace))
          .filter(({ webhook }) => selectsLabels(webhook, 'objectSelector', pod))
          .map(it => it.name)
        const names = new Set(taking)
        if (names.size < 2) continue
        for (const name of names) {
          const others = found.get(name) ?? new Set()
          for (const other of names) if (other !== name) others.add(other)
          found.set(name, others)
        }
      }
    return found
  },
)

/** Every mix of a label, absent or with one of its values, and a revision. */
function labelsOf(
  key: string,
  values: readonly string[],
  revisions: ReadonlySet<string>,
): ReadonlyMap<string, string>[] {
  return [undefined, ...values].flatMap(value =>
    [undefined, ...revisions].map(revision => {
      const labels = new Map<string, string>()
      if (value !== undefined) labels.set(key, value)
      if (revision !== undefined) labels.set('istio.io/rev', revision)
      return labels
    }),
  )
}

/** Whether a configuration is an injector of Istio's: it speaks of a revision, or a webhook of it has Istio's name. */
function isInjector(resource: Resource): boolean {
  return (
    revisionsOf(resource).length > 0 ||
    webhooksOf(resource).some(it => textAt(it, 'name')?.endsWith('istio.io'))
  )
}

function revisionsOf({ value }: Resource): string[] {
  const selectors = mapsAt(value, 'webhooks').flatMap(it => [
    mapAt(it, 'namespaceSelector'),
    mapAt(it, 'objectSelector'),
  ])
  return [
    labelsAt(mapAt(value, 'metadata'), 'labels')?.get('istio.io/rev'),
    ...selectors.map(it => labelsAt(it, 'matchLabels')?.get('istio.io/rev')),
    ...selectors
      .flatMap(it => mapsAt(it, 'matchExpressions'))
      .filter(it => textAt(it, 'key') === 'istio.io/rev')
      .flatMap(it => textsAt(it, 'values')),
  ].filter(it => it !== undefined)
}

function webhooksOf({ value }: Resource): readonly JsonMap[] {
  return mapsAt(value, 'webhooks')
}

function nameOf({ name }: Resource, webhook: JsonMap): string {
  return `${name}/${textAt(webhook, 'name') ?? ''}`
}
