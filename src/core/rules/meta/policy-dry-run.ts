import { fixOf, remove, set } from '../checks/fixes.ts'
import { dryRunFault, type WebhookRule, webhookRule } from '../engine/webhook-rule.ts'
import { goodAuthorizationPolicy } from '../schema/good-policies.ts'

const path = ['metadata', 'annotations', 'istio.io/dry-run']
const page = {
  severity: 'error',
  source: { istio: 'pkg/config/validation: checkDryRunAnnotation' },
  kinds: ['AuthorizationPolicy'],
  runsFirst: true,
} satisfies Partial<WebhookRule<unknown>>

export const policyDryRunValue = webhookRule({
  ...page,
  id: 'meta/dry-run-value',
  title: 'Dry run that is neither true nor false',
  why: `
Istio refuses the policy. Write \`"true"\` for a policy whose decision is only logged, or remove the annotation.
`,

  check({ annotations, spec }, report) {
    if (dryRunFault(annotations, spec) !== 'value') return
    report({
      path,
      message: 'The annotation istio.io/dry-run must be `true` or `false`.',
      fix: fixOf('Write `"true"`', set(path, 'true')),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
metadata:
  name: cart
  annotations:
    istio.io/dry-run: "yes"
#                     ^^^^^
`,
        fixed: `
kind: AuthorizationPolicy
metadata:
  name: cart
  annotations:
    istio.io/dry-run: "true"
`,
      },
    ],
    good: [goodAuthorizationPolicy],
  },
})

export const policyDryRunAction = webhookRule({
  ...page,
  id: 'meta/dry-run-action',
  title: 'Dry run of a policy that neither allows nor denies',
  why: `
Istio refuses the policy: only ALLOW and DENY have a dry run. Remove the annotation.
`,

  check({ annotations, spec }, report) {
    if (dryRunFault(annotations, spec) !== 'action') return
    report({
      path,
      part: 'key',
      message: 'A policy with the action AUDIT or CUSTOM cannot have the annotation istio.io/dry-run.',
      fix: fixOf('Remove the annotation', remove(path)),
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: AuthorizationPolicy
metadata:
  name: cart
  annotations:
    team: shop
    istio.io/dry-run: "true"
#   ^^^^^^^^^^^^^^^^
spec:
  action: AUDIT
`,
        fixed: `
kind: AuthorizationPolicy
metadata:
  name: cart
  annotations:
    team: shop
spec:
  action: AUDIT
`,
      },
    ],
    good: [goodAuthorizationPolicy],
  },
})
