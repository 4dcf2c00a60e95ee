import type { Resource } from '../../model/resource.ts'
import { renameResource } from '../../operations/rename-resource.ts'
import { isLabel } from '../../syntax/label.ts'
import { defineRule, type FindingFix, type Report } from '../define-rule.ts'
import { gatewayRule } from './gateway-rule.ts'
import { httpsGateway } from './good-examples.ts'

const unrepaired = gatewayRule({
  id: 'gateway/name',
  severity: 'error',
  title: 'Gateway name with dots or more than 63 characters',
  source: { istio: 'pkg/config/validation: ValidateGateway' },
  why: `
Istio refuses the Gateway. Its name must be one DNS label: at most 63 letters, digits and hyphens, without dots,
although Kubernetes allows more. Rename it, also in the VirtualServices that use it.
`,

  check(gateway, report) {
    if (isLabel(gateway.name)) return
    const reason = gateway.name.length > 63 ? 'longer than 63 characters' : 'not a single DNS label'
    report({
      path: ['metadata', 'name'],
      message: `The Gateway's name "${gateway.name.slice(0, 80)}" is ${reason}.`,
    })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: Gateway
metadata:
  name: shop.public
#       ^^^^^^^^^^^
`,
      },
    ],
    good: [httpsGateway],
  },
})

// References follow the new name, so the fix needs the resource and not only what the webhook reads in it.
export const name = defineRule({
  ...unrepaired,
  check(resource: Resource, report: Report) {
    unrepaired.check(resource, finding => report({ ...finding, ...renaming(resource) }))
  },
})

function renaming({ id, name }: Resource): { fix?: FindingFix } {
  const label = name
    .replace(/[^a-zA-Z0-9-]/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '')
  if (!isLabel(label)) return {}
  return { fix: { title: `Rename to ${label}`, operation: () => renameResource(id, label) } }
}
