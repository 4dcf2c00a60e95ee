import { effective, type Model } from '../../model/model.ts'
import { field, has, integerAt, type JsonMap, mapAt, mapsAt, textAt } from '../../model/read-value.ts'
import type { Resource } from '../../model/resource.ts'
import type { Rule } from '../define-rule.ts'
import { analysisRule } from '../references/analysis-rule.ts'
import type { IstioCode } from '../rule-source.ts'
import { filterWithPriority } from './good-examples.ts'

/** The rules about operations of EnvoyFilter patches that do nothing, or depend on the order of filters. */
export const envoyFilterOperations: readonly Rule[] = [
  operationRule({
    id: 'analysis/envoy-filter-relative',
    severity: 'warning',
    code: 'IST0151',
    title: 'Relative patch without a priority',
    why: `
The patch depends on what other EnvoyFilters have done before. Without a \`priority\`, the order of creation decides. Set
the priority.
`,
    message: it => `What ${it} finds depends on the order of the EnvoyFilters.`,
    bad: patch('HTTP_FILTER', 'INSERT_BEFORE', 'value: { name: shop.filter }'),
  }),
  operationRule({
    id: 'analysis/envoy-filter-replace',
    severity: 'error',
    code: 'IST0152',
    title: 'REPLACE where it has no effect',
    why: `
Istio replaces network filters, HTTP filters and virtual hosts only. Use MERGE, or REMOVE and ADD.
`,
    message: (it, to) => `${it} has no effect on ${to}.`,
    bad: patch('CLUSTER', 'REPLACE', 'value: { connect_timeout: 1s }'),
  }),
  operationRule({
    id: 'analysis/envoy-filter-add',
    severity: 'error',
    code: 'IST0153',
    title: 'ADD where it has no effect',
    why: `
Istio cannot add a route configuration or a route by ADD. Use INSERT_FIRST, INSERT_BEFORE or INSERT_AFTER for a route.
`,
    message: (it, to) => `${it} has no effect on ${to}.`,
    bad: patch('HTTP_ROUTE', 'ADD', 'value: { name: shop }'),
  }),
  operationRule({
    id: 'analysis/envoy-filter-remove',
    severity: 'error',
    code: 'IST0154',
    title: 'REMOVE where it has no effect',
    why: `
Istio does not remove route configurations or routes. Change the VirtualService that the route comes from.
`,
    message: (it, to) => `${it} has no effect on ${to}.`,
    bad: patch('HTTP_ROUTE', 'REMOVE', ''),
  }),
  operationRule({
    id: 'analysis/envoy-filter-relative-version',
    severity: 'warning',
    code: 'IST0155',
    title: 'Relative patch beside one for a proxy version',
    why: `
An earlier patch of the same name applies to some proxy versions only, so the result differs from version to version. Set
the \`priority\`.
`,
    message: it => `What ${it} finds depends on the version of the proxy.`,
    bad: `
kind: EnvoyFilter
metadata: { name: shop, namespace: shop }
spec:
  configPatches:
  - applyTo: NETWORK_FILTER
    match: { proxy: { proxyVersion: "1.2.*" } }
    patch: { operation: MERGE, value: { name: shop.filter } }
  - applyTo: NETWORK_FILTER
    patch: { operation: INSERT_AFTER, value: { name: shop.filter } }
#                       ^^^^^^^^^^^^
`,
  }),
]

function operationRule({
  code,
  message,
  bad,
  ...page
}: {
  readonly id: string
  readonly severity: 'error' | 'warning'
  readonly code: IstioCode
  readonly title: string
  readonly why: string
  readonly message: (operation: string, applyTo: string) => string
  readonly bad: string
}): Rule {
  return analysisRule({
    ...page,
    source: { analyzer: 'pkg/config/analysis/analyzers/envoyfilter: EnvoyPatchAnalyzer', codes: [code] },
    reads: ['EnvoyFilter'],

    check(model, report) {
      for (const it of operationFaults(model)) {
        if (it.code !== code) continue
        report(it.resource, {
          path: ['spec', 'configPatches', it.index, 'patch', 'operation'],
          code,
          message: message(it.operation, it.applyTo),
        })
      }
    },

    examples: { bad: [{ yaml: bad }], good: [filterWithPriority] },
  })
}

interface OperationFault {
  readonly code: IstioCode
  readonly resource: Resource
  readonly index: number
  readonly operation: string
  readonly applyTo: string
}

/** Names of patches for some versions are remembered from one EnvoyFilter to the next, and a patch without `patch` ends its own. */
function operationFaults(model: Model): readonly OperationFault[] {
  const faults: OperationFault[] = []
  const versioned = new Set<string>()
  for (const resource of effective(model, 'EnvoyFilter')) {
    const hasPriority = (integerAt(resource.spec, 'priority') ?? 0) !== 0
    for (const [index, entry] of mapsAt(resource.spec, 'configPatches').entries()) {
      if (!has(entry, 'patch')) break
      const patch = mapAt(entry, 'patch')
      const operation = textAt(patch, 'operation') ?? ''
      const applyTo = textAt(entry, 'applyTo') ?? ''
      const name = patchedName(entry, patch)
      const code = codeOf(operation, applyTo) ?? (versioned.has(name) ? 'IST0155' : 'IST0151')
      const isRelative = code === 'IST0151' || code === 'IST0155'
      if (
        relativeOrNone.has(operation) &&
        !(isRelative && (hasPriority || !isRelativeTo(operation, applyTo)))
      )
        faults.push({ code, resource, index, operation, applyTo })
      if (textAt(mapAt(mapAt(entry, 'match'), 'proxy'), 'proxyVersion')) versioned.add(name)
    }
  }
  return faults
}

const relativeOrNone = new Set(['ADD', 'REMOVE', 'REPLACE', 'INSERT_BEFORE', 'INSERT_AFTER'])
const routes = new Set(['ROUTE_CONFIGURATION', 'HTTP_ROUTE'])
const replaceable = new Set(['NETWORK_FILTER', 'HTTP_FILTER', 'VIRTUAL_HOST'])

function codeOf(operation: string, applyTo: string): IstioCode | undefined {
  if (operation === 'ADD' && routes.has(applyTo)) return 'IST0153'
  if (operation === 'REMOVE' && routes.has(applyTo)) return 'IST0154'
  if (operation === 'REPLACE' && !replaceable.has(applyTo)) return 'IST0152'
  return undefined
}

function isRelativeTo(operation: string, applyTo: string): boolean {
  return operation !== 'ADD' && codeOf(operation, applyTo) === undefined
}

/** What a patch is about: the name in its value, as text of its type, or the filter that it matches. */
function patchedName(entry: JsonMap, patch: JsonMap): string {
  if (!has(patch, 'value')) return ''
  const name = field(mapAt(patch, 'value'), 'name')
  if (name !== undefined) return `name ${JSON.stringify(name)}`
  const listener = mapAt(mapAt(entry, 'match'), 'listener')
  return textAt(mapAt(mapAt(listener, 'filterChain'), 'filter'), 'name') ?? ''
}

function patch(applyTo: string, operation: string, value: string): string {
  return `
kind: EnvoyFilter
metadata: { name: shop, namespace: shop }
spec:
  configPatches:
  - applyTo: ${applyTo}
    patch: { operation: ${operation}${value && `, ${value}`} }
#                       ${'^'.repeat(operation.length)}
`
}
