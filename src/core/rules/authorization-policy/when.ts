import { isSubnet } from '../../syntax/hosts/subnet.ts'
import { type ConditionValues, conditionKey } from '../../syntax/policy/condition-key.ts'
import { isPortText, serviceAccountFault, wildcardFault } from '../../syntax/policy/list-faults.ts'
import type { Path } from '../../yaml/path.ts'
import type { Report } from '../define-rule.ts'
import { accounts, readers } from './good-examples.ts'
import { type Condition, conditionRule } from './policy-spec.ts'

const source = { istio: 'pkg/config/validation: validateAuthorizationPolicyRule' } as const

export const whenKey = conditionRule({
  id: 'authorization-policy/when-key',
  severity: 'error',
  title: 'Condition without a key',
  source,
  why: `
Istio refuses the policy: the key says which attribute is compared, such as \`request.headers[x-user]\`.
`,
  check({ key }, path, report) {
    if (key === '') report({ path: [...path, 'key'], message: 'The condition has no key.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
spec:
  rules:
  - when: [{ key: "", values: [admin] }]
#                 ^^
`,
      },
    ],
    good: [readers],
  },
})

export const whenValues = conditionRule({
  id: 'authorization-policy/when-values',
  severity: 'error',
  title: 'Condition without values',
  source,
  why: `
Istio refuses the policy: a condition compares an attribute with \`values\`, with \`notValues\` or with both.
`,
  check({ values, notValues }, path, report) {
    if (values.length > 0 || notValues.length > 0) return
    report({ path, message: 'The condition has neither values nor notValues.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
spec:
  rules:
  - when: [{ key: source.namespace }]
#          ^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [readers],
  },
})

const page = {
  severity: 'error',
  source: { istio: 'pkg/config/security: ValidateAttribute' },
} as const

export const whenValue = conditionRule({
  ...page,
  id: 'authorization-policy/when-value',
  title: 'Condition that Istio cannot compare',
  why: `
Istio refuses the policy. The key names one of the attributes of the documentation, and the values fit it: addresses for
\`source.ip\`, port numbers for \`destination.port\`.
`,
  check: (condition, path, report) => checkValues(condition, 'values', path, report),
  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
spec:
  rules:
  - when:
    - { key: source.ip, values: [10.0.0.0/8, web] }
#                                            ^^^
`,
      },
    ],
    good: [readers],
  },
})

export const whenNotValue = conditionRule({
  ...page,
  id: 'authorization-policy/when-not-value',
  title: 'Excluding condition that Istio cannot compare',
  why: `
Istio refuses the policy. The key names one of the attributes of the documentation, and the values of \`notValues\` fit it:
addresses for \`source.ip\`, port numbers for \`destination.port\`.
`,
  check: (condition, path, report) => checkValues(condition, 'notValues', path, report),
  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
spec:
  rules:
  - when:
    - { key: destination.port, notValues: [http] }
#                                          ^^^^
`,
      },
    ],
    good: [accounts],
  },
})

/** Istio looks at both lists one after the other, so it refuses a key that it does not know twice. */
function checkValues(condition: Condition, field: 'values' | 'notValues', path: Path, report: Report): void {
  const { key, values, notValues } = condition
  if (key === '' || (values.length === 0 && notValues.length === 0)) return
  const list = condition[field]
  const empty = list.indexOf('')
  if (empty >= 0) {
    report({ path: [...path, field, empty], message: `An entry of ${field} is empty.` })
    return
  }
  const read = conditionKey(key)
  if ('fault' in read) {
    report({ path: [...path, 'key'], message: `"${key}" is not a key for ${field}: ${read.fault}.` })
    return
  }
  for (const [n, { index, reason }] of faultsOf(read.values, list).entries())
    report({
      path: index === undefined ? [...path, field] : [...path, field, index],
      message: index === undefined ? `${key}: ${reason}.` : `"${list[index]}" cannot be used: ${reason}.`,
      // Istio makes one error of all that is wrong in a list.
      ...(n > 0 && { lost: true }),
    })
}

function faultsOf(sort: ConditionValues, list: readonly string[]) {
  switch (sort) {
    case 'any':
      return []
    case 'ip':
      return listed(list, it => isSubnet(it), 'it is not an IP address or range')
    case 'port':
      return listed(list, it => isPortText(it), 'it is not a port number')
    case 'service-account':
      return [serviceAccountFault(list) ?? []].flat()
    case 'trust-domain':
      return [wildcardFault(list) ?? []].flat()
  }
}

function listed(list: readonly string[], isGood: (value: string) => boolean, reason: string) {
  return list.flatMap((value, index) => (isGood(value) ? [] : [{ index, reason }]))
}
