import { plainHeaderFault } from '../../syntax/http/header-name.ts'
import { policies } from './good-examples.ts'
import { headerOperations } from './placed-parts.ts'
import { virtualServiceRule } from './virtual-service-rule.ts'

export const headerResponseName = virtualServiceRule({
  id: 'virtual-service/header-response-name',
  severity: 'error',
  title: 'Response header that cannot be changed',
  source: { istio: 'pkg/config/validation: validateHTTPRoute' },
  why: `
Istio refuses the VirtualService: responses have no \`Host\`, and names that begin with a colon are reserved for Envoy.
`,
  onlyWith: ['response'],

  check({ spec }, report) {
    for (const { value, path } of headerOperations(spec)) {
      for (const verb of ['add', 'set'] as const)
        for (const name of Object.keys(value.response?.[verb] ?? {})) {
          const fault = plainHeaderFault(name)
          if (fault)
            report({ path: [...path, 'response', verb, name], part: 'key', message: messageFor(name, fault) })
        }
      for (const [i, name] of (value.response?.remove ?? []).entries()) {
        const fault = plainHeaderFault(name)
        if (fault) report({ path: [...path, 'response', 'remove', i], message: messageFor(name, fault) })
      }
    }
  },

  examples: {
    bad: [
      {
        yaml: `
kind: VirtualService
spec:
  http:
  - headers:
      response:
        set:
          ":status": "200"
#         ^^^^^^^^^
        remove: [host]
#                ^^^^
`,
      },
    ],
    good: [policies],
  },
})

function messageFor(name: string, fault: string): string {
  return `The response header "${name}" cannot be changed: ${fault}.`
}
