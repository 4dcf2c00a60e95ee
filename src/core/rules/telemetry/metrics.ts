import { fixOf, remove } from '../checks/fixes.ts'
import { goodTelemetry } from '../schema/good-policies.ts'
import { overridesOf, tagOverridesOf, telemetryRule } from './telemetry-spec.ts'

const source = { istio: 'pkg/config/validation: validateTelemetryMetrics' } as const
const good = [goodTelemetry]

export const providerName = telemetryRule({
  id: 'telemetry/provider-name',
  severity: 'error',
  title: 'Provider without a name',
  source: { istio: 'pkg/config/validation: validateTelemetryProviders' },
  why: `
Istio refuses the Telemetry: a provider is one of the extension providers of the mesh configuration, by its name.
`,
  check({ spec }, report) {
    for (const part of ['metrics', 'tracing', 'accessLogging'] as const)
      for (const [i, { providers }] of spec[part].entries()) {
        const k = providers.findIndex(it => it.name === '')
        if (k >= 0)
          report({ path: ['spec', part, i, 'providers', k, 'name'], message: 'The provider has no name.' })
      }
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Telemetry
spec:
  tracing: [{ providers: [{ name: "" }] }]
#                                 ^^
`,
      },
    ],
    good,
  },
})

export const tagName = telemetryRule({
  id: 'telemetry/tag-name',
  severity: 'warning',
  title: 'Tag without a name',
  source,
  why: `
A tag without a name has no effect. Name the tag that is changed.
`,
  check({ spec }, report) {
    for (const { tag, path } of tagOverridesOf(spec))
      if (tag === '') report({ path, part: 'key', message: 'The tag has no name.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Telemetry
spec:
  metrics:
  - overrides:
    - tagOverrides: { "": { value: request.host } }
#                     ^^
`,
      },
    ],
    good,
  },
})

export const tagUpsertValue = telemetryRule({
  id: 'telemetry/tag-upsert-value',
  severity: 'error',
  title: 'Tag that is set to nothing',
  source,
  why: `
Istio refuses the Telemetry: \`value\` is the expression that the tag is set to. To leave the tag out, use \`operation: REMOVE\`. The
operation is \`UPSERT\` where none is named.
`,
  check({ spec }, report) {
    for (const { tag, operation, value, path } of tagOverridesOf(spec))
      if (operation === 'UPSERT' && value === '')
        report({ path, part: 'key', message: `The tag ${tag} is set, but has no value.` })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Telemetry
spec:
  metrics:
  - overrides:
    - tagOverrides:
        host: {}
#       ^^^^
`,
      },
    ],
    good,
  },
})

export const tagRemoveValue = telemetryRule({
  id: 'telemetry/tag-remove-value',
  severity: 'error',
  title: 'Value of a tag that is removed',
  source,
  why: `
Istio refuses the Telemetry: a tag that is removed has no value. Remove the value, or set the tag with \`operation: UPSERT\`.
`,
  check({ spec }, report) {
    for (const { tag, operation, value, path } of tagOverridesOf(spec)) {
      if (operation !== 'REMOVE' || value === '') continue
      const at = [...path, 'value']
      report({
        path: at,
        message: `The tag ${tag} is removed and has no value.`,
        fix: fixOf('Remove the value', remove(at)),
      })
    }
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Telemetry
spec:
  metrics:
  - overrides:
    - tagOverrides:
        host:
          operation: REMOVE
          value: request.host
#                ^^^^^^^^^^^^
`,
        fixed: `
kind: Telemetry
spec:
  metrics:
  - overrides:
    - tagOverrides:
        host:
          operation: REMOVE
`,
      },
    ],
    good,
  },
})

export const customMetric = telemetryRule({
  id: 'telemetry/custom-metric',
  severity: 'error',
  title: 'Custom metric without a name',
  source,
  why: `
Istio refuses the Telemetry: \`customMetric\` is the name of the metric that is changed.
`,
  check({ spec }, report) {
    for (const { override, path } of overridesOf(spec))
      if (override.match?.customMetric === '')
        report({ path: [...path, 'match', 'customMetric'], message: 'The custom metric has no name.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Telemetry
spec:
  metrics:
  - overrides: [{ match: { customMetric: "" } }]
#                                        ^^
`,
      },
    ],
    good,
  },
})
