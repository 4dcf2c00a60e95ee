import { celRule, has, textEntry } from './cel-rule.ts'
import { removeFields } from './fixes.ts'
import { goodWasmPlugin } from './good-policies.ts'

export const celEnvHostValue = celRule(
  'host-without-value',
  {
    id: 'schema/cel-env-host-value',
    title: 'Environment variable with two sources',
    why: `
A variable that comes from the environment of the proxy has no value of its own; the API server refuses the object.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: WasmPlugin
spec:
  url: oci://registry.example.com/filters/auth:1.0
  vmConfig:
    env:
    - name: LEVEL
      valueFrom: HOST
      value: info
#     ^^^^^
`,
          fixed: `
kind: WasmPlugin
spec:
  url: oci://registry.example.com/filters/auth:1.0
  vmConfig:
    env:
    - name: LEVEL
      valueFrom: HOST
`,
        },
      ],
      good: [goodWasmPlugin],
    },
  },
  ({ path, value }) => {
    if (textEntry(value, 'valueFrom') !== 'HOST' || !has(value, 'value')) return undefined
    const place = [...path, 'value']
    return {
      path: place,
      part: 'key',
      message: 'A variable from HOST takes no `value`.',
      fix: removeFields('Remove the value', [place]),
    }
  },
)
