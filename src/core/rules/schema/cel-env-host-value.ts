import { celRule, has, textEntry } from './cel-rule.ts'
import { removeFields } from './fixes.ts'
import { goodWasmPlugin } from './good-policies.ts'

export const celEnvHostValue = celRule(
  'host-without-value',
  {
    id: 'schema/cel-env-host-value',
    title: 'Environment variable with two values',
    why: `
The API server refuses the object: with \`valueFrom: HOST\` the value comes from the environment of the proxy. Remove one
of the two.
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
      message: 'A variable with `valueFrom: HOST` cannot have a `value`.',
      fix: removeFields('Remove the value', [place]),
    }
  },
)
