import { freeNameAmong } from '../../data/free-name.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { externalApi } from './good-examples.ts'
import { serviceEntryRule } from './service-entry-rule.ts'

export const portNameDuplicateRule = serviceEntryRule({
  id: 'service-entry/port-name-duplicate',
  severity: 'error',
  title: 'Two ports with the same name',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry: every port needs a name of its own.
`,

  check({ spec }, report) {
    const names = new Set(spec.ports.map(it => it.name))
    for (const i of repeats(spec.ports.map(it => it.name))) {
      const { name, number } = spec.ports[i] ?? { name: '', number: 0 }
      const other = freeName(name, number, names)
      names.add(other)
      report({
        path: ['spec', 'ports', i, 'name'],
        message: `An earlier port already has the name "${name}".`,
        fix: fixOf(`Rename to ${other}`, set(['spec', 'ports', i, 'name'], other)),
      })
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  ports:
  - { number: 80, name: http, protocol: HTTP }
  - { number: 8080, name: http, protocol: HTTP }
#                         ^^^^
`,
        fixed: `
kind: ServiceEntry
spec:
  ports:
  - { number: 80, name: http, protocol: HTTP }
  - { number: 8080, name: http-8080, protocol: HTTP }
`,
      },
    ],
    good: [externalApi],
  },
})

export const portNumberDuplicateRule = serviceEntryRule({
  id: 'service-entry/port-number-duplicate',
  severity: 'error',
  title: 'Two ports with the same number',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
Istio refuses the ServiceEntry: every port needs a number of its own.
`,

  check({ spec }, report) {
    for (const i of repeats(spec.ports.map(it => it.number)))
      report({
        path: ['spec', 'ports', i, 'number'],
        message: `An earlier port already has the number ${spec.ports[i]?.number}.`,
      })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  ports:
  - { number: 80, name: http, protocol: HTTP }
  - { number: 80, name: web, protocol: HTTP }
#             ^^
`,
      },
    ],
    good: [externalApi],
  },
})

/** The indices of the items that stand before already. */
function repeats(items: readonly (string | number)[]): number[] {
  const seen = new Set<string | number>()
  return items.flatMap((it, i) => {
    if (seen.has(it)) return [i]
    seen.add(it)
    return []
  })
}

function freeName(name: string, number: number, taken: ReadonlySet<string>): string {
  return freeNameAmong(taken, `${name || 'port'}-${number}`)
}
