import { celFault } from '../../syntax/policy/cel-syntax.ts'
import { goodTelemetry } from '../schema/good-policies.ts'
import { telemetryRule } from './telemetry-spec.ts'

const source = { istio: 'pkg/config/validation: validateTelemetryTracing' } as const
const good = [goodTelemetry]

export const tracingMultiple = telemetryRule({
  id: 'telemetry/tracing-multiple',
  severity: 'warning',
  title: 'More than one entry of `tracing`',
  source,
  why: `
Istio takes one tracing configuration for a proxy; the others have no effect. Keep one entry, or use several Telemetries with
selectors.
`,
  check({ spec }, report) {
    if (spec.tracing.length > 1)
      report({
        path: ['spec', 'tracing'],
        part: 'key',
        message: `${spec.tracing.length} entries of tracing; one is used.`,
      })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Telemetry
spec:
  tracing: [{ disableSpanReporting: true }, { randomSamplingPercentage: 10 }]
# ^^^^^^^
`,
      },
    ],
    good,
  },
})

export const tracingProviders = telemetryRule({
  id: 'telemetry/tracing-providers',
  severity: 'warning',
  title: 'More than one provider of traces',
  source,
  why: `
A proxy sends its traces to one provider; the others have no effect. Keep one.
`,
  check({ spec }, report) {
    for (const [i, { providers }] of spec.tracing.entries())
      if (providers.length > 1)
        report({
          path: ['spec', 'tracing', i, 'providers'],
          part: 'key',
          message: `${providers.length} providers of traces; one is used.`,
        })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Telemetry
spec:
  tracing: [{ providers: [{ name: zipkin }, { name: jaeger }] }]
#             ^^^^^^^^^
`,
      },
    ],
    good,
  },
})

export const sampling = telemetryRule({
  id: 'telemetry/sampling',
  severity: 'error',
  title: 'Sampling that is not between 0 and 100 percent',
  source,
  why: `
Istio refuses the Telemetry: the share of requests that are traced is a percentage from 0 to 100.
`,
  check({ spec }, report) {
    for (const [i, { randomSamplingPercentage: percent = 0 }] of spec.tracing.entries())
      if (percent < 0 || percent > 100)
        report({
          path: ['spec', 'tracing', i, 'randomSamplingPercentage'],
          message: `${percent} is not a percentage from 0 to 100.`,
        })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Telemetry
spec:
  tracing: [{ randomSamplingPercentage: 120 }]
#                                       ^^^
`,
      },
    ],
    good,
  },
})

export const customTagName = telemetryRule({
  id: 'telemetry/custom-tag-name',
  severity: 'error',
  title: 'Tag of a trace without a name',
  source,
  why: `
Istio refuses the Telemetry: a tag is added under its name.
`,
  check({ spec }, report) {
    for (const [i, { customTags }] of spec.tracing.entries())
      if (Object.hasOwn(customTags, ''))
        report({
          path: ['spec', 'tracing', i, 'customTags', ''],
          part: 'key',
          message: 'The tag has no name.',
        })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Telemetry
spec:
  tracing: [{ customTags: { "": { literal: { value: shop } } } }]
#                           ^^
`,
      },
    ],
    good,
  },
})

export const customTagEmpty = telemetryRule({
  id: 'telemetry/custom-tag-empty',
  severity: 'error',
  title: 'Tag of a trace without a value',
  source,
  why: `
Istio refuses the Telemetry: a tag has a fixed value, or the name of a header or environment variable that holds it.
`,
  check({ spec }, report) {
    for (const [i, { customTags }] of spec.tracing.entries())
      for (const [tag, { literal, environment, header }] of Object.entries(customTags)) {
        const path = ['spec', 'tracing', i, 'customTags', tag]
        if (literal?.value === '')
          report({ path: [...path, 'literal', 'value'], message: 'The value is empty.' })
        if (header?.name === '')
          report({ path: [...path, 'header', 'name'], message: 'The header has no name.' })
        if (environment?.name === '')
          report({ path: [...path, 'environment', 'name'], message: 'The variable has no name.' })
      }
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Telemetry
spec:
  tracing: [{ customTags: { team: { literal: { value: "" } } } }]
#                                                     ^^
`,
      },
    ],
    good,
  },
})

export const filter = telemetryRule({
  id: 'telemetry/filter',
  severity: 'error',
  title: 'Filter of access logs that cannot be read',
  source: { istio: 'pkg/config/validation: validateTelemetryFilter' },
  why: `
Istio refuses the Telemetry: the expression is written in the Common Expression Language (CEL), such as \`response.code >= 400\`.
`,
  check({ spec }, report) {
    for (const [i, { filter }] of spec.accessLogging.entries()) {
      const fault = filter && celFault(filter.expression)
      if (fault)
        report({
          path: ['spec', 'accessLogging', i, 'filter', 'expression'],
          message: `The expression cannot be read: ${fault}.`,
        })
    }
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Telemetry
spec:
  accessLogging: [{ filter: { expression: "response.code >=" } }]
#                                         ^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good,
  },
})
