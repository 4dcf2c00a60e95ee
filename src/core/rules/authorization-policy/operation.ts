import { isPortText } from '../../syntax/policy/list-faults.ts'
import { pathTemplateFault } from '../../syntax/policy/path-template.ts'
import { readers } from './good-examples.ts'
import { operationFields, operationRule, policyRule, sourceFields } from './policy-spec.ts'

const source = { istio: 'pkg/config/validation: validateAuthorizationPolicyRule' } as const

export const toOperationRequired = policyRule({
  id: 'authorization-policy/to-operation-required',
  severity: 'error',
  title: 'Entry of `to` without an operation',
  source,
  why: `
Istio refuses the policy. To allow any request, leave \`to\` out.
`,
  check({ spec }, report) {
    for (const [i, { to }] of spec.rules.entries())
      for (const [j, { operation }] of to.entries())
        if (!operation)
          report({ path: ['spec', 'rules', i, 'to', j], message: 'An entry of to has an operation.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
spec:
  rules:
  - to: [{}]
#        ^^
`,
      },
    ],
    good: [readers],
  },
})

export const operationEmpty = operationRule({
  id: 'authorization-policy/operation-empty',
  severity: 'error',
  title: 'Operation that names nothing',
  source,
  why: `
Istio refuses the policy. To allow any request, leave \`to\` out.
`,
  check(operation, path, report) {
    if (operationFields.some(it => operation[it].length > 0)) return
    report({ path, part: 'key', message: 'The operation names no ports, methods, paths or hosts.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
spec:
  rules:
  - to:
    - operation: {}
#     ^^^^^^^^^
`,
      },
    ],
    good: [readers],
  },
})

export const port = operationRule({
  id: 'authorization-policy/port',
  severity: 'error',
  title: 'Malformed port',
  source: { istio: 'pkg/config/security: ValidatePorts' },
  why: `
Istio refuses the policy. A port is a number up to 65535, written as a text: \`"8080"\`. Names of ports are not known here.
`,
  check(operation, path, report) {
    for (const field of ['ports', 'notPorts'] as const)
      for (const [k, value] of operation[field].entries())
        if (!isPortText(value))
          report({ path: [...path, field, k], message: `"${value}" is not a port number.` })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
spec:
  rules:
  - to:
    - operation: { ports: ["8080", http] }
#                                  ^^^^
`,
      },
    ],
    good: [readers],
  },
})

export const pathTemplate = operationRule({
  id: 'authorization-policy/path-template',
  severity: 'error',
  title: 'Malformed path with `{*}` or `{**}`',
  source: { istio: 'pkg/config/security: CheckValidPathTemplate' },
  why: `
Istio refuses the policy. \`{*}\` stands for one segment of a path and \`{**}\` for the rest of it; each fills a whole segment.
`,
  check(operation, path, report) {
    for (const field of ['paths', 'notPaths'] as const)
      for (const [k, value] of operation[field].entries()) {
        const fault = pathTemplateFault(value)
        if (!fault) continue
        report({ path: [...path, field, k], message: `"${value}" is not a path template: ${fault}.` })
        // Istio goes no further in the list.
        break
      }
  },
  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
spec:
  rules:
  - to:
    - operation: { paths: ["/items/{id}"] }
#                          ^^^^^^^^^^^^^
`,
      },
    ],
    good: [readers],
  },
})

const sourceTexts = sourceFields.filter(it => !/(ServiceAccounts|TrustDomains)$/i.test(it))

export const emptyValue = policyRule({
  id: 'authorization-policy/empty-value',
  severity: 'error',
  title: 'Empty text in a list',
  source,
  why: `
Istio refuses the policy: no request has such a value. Remove the entry; \`"*"\` stands for any value that is not empty.
`,
  check({ spec }, report) {
    for (const [i, rule] of spec.rules.entries()) {
      for (const [j, { source }] of rule.from.entries())
        for (const field of sourceTexts) {
          const k = source?.[field].indexOf('') ?? -1
          if (k >= 0)
            report({ path: ['spec', 'rules', i, 'from', j, 'source', field, k], message: emptyIn(field) })
        }
      for (const [j, { operation }] of rule.to.entries())
        for (const field of operationFields) {
          const k = operation?.[field].indexOf('') ?? -1
          if (k >= 0)
            report({ path: ['spec', 'rules', i, 'to', j, 'operation', field, k], message: emptyIn(field) })
        }
    }
  },
  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
spec:
  rules:
  - from:
    - source: { namespaces: ["", web] }
#                            ^^
    to:
    - operation: { methods: [""] }
#                            ^^
`,
      },
    ],
    good: [readers],
  },
})

function emptyIn(field: string): string {
  return `An entry of ${field} is empty.`
}
