import { celRule, presentOf } from './cel-rule.ts'
import { goodTrafficExtension } from './good-policies.ts'

export const celWasmOrLua = celRule(
  'wasm-or-lua',
  {
    id: 'schema/cel-wasm-or-lua',
    title: 'Not exactly one of `wasm` and `lua`',
    why: `
The API server refuses the TrafficExtension: it runs a WebAssembly module or a Lua script. For both, write two objects.
`,
    examples: {
      bad: [
        {
          yaml: `
kind: TrafficExtension
spec:
#^^^
  phase: AUTHN
`,
        },
      ],
      good: [goodTrafficExtension],
    },
  },
  ({ value }) => {
    const present = presentOf(value, ['wasm', 'lua'])
    if (present.length === 1) return undefined
    return {
      part: 'key',
      message:
        present.length === 0 ? 'One of wasm and lua is needed.' : 'Only one of wasm and lua is allowed.',
    }
  },
)
