import { utf8Length } from '../../syntax/utf8.ts'
import { goodTrafficExtension } from '../schema/good-policies.ts'
import { trafficExtensionRule } from './module-spec.ts'

const source = { istio: 'pkg/config/validation: ValidateTrafficExtension' } as const
const good = [goodTrafficExtension]

export const exactlyOne = trafficExtensionRule({
  id: 'wasm/wasm-or-lua',
  title: 'TrafficExtension that runs nothing',
  source,
  why: `
Istio refuses the TrafficExtension: it runs a WebAssembly module (\`wasm\`) or a Lua script (\`lua\`).
`,
  check({ spec }, report) {
    if (!spec.wasm && !spec.lua)
      report({ path: ['spec'], part: 'key', message: 'There is neither wasm nor lua.' })
  },
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
    good,
  },
})

export const luaEmpty = trafficExtensionRule({
  id: 'wasm/lua-empty',
  title: 'Empty Lua script',
  source,
  why: `
Istio refuses the TrafficExtension: \`inlineCode\` is the script that runs for each request or response.
`,
  check({ spec }, report) {
    if (spec.lua?.inlineCode === '')
      report({ path: ['spec', 'lua', 'inlineCode'], message: 'The script is empty.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: TrafficExtension
spec:
  lua: { inlineCode: "" }
#                    ^^
`,
      },
    ],
    good,
  },
})

const largest = 65_536

export const luaSize = trafficExtensionRule({
  id: 'wasm/lua-size',
  title: 'Lua script that is too large',
  source,
  why: `
Istio refuses the TrafficExtension: a script has at most 65536 bytes, of which a character may take several.
`,
  check({ spec }, report) {
    const size = utf8Length(spec.lua?.inlineCode ?? '')
    if (size > largest)
      report({
        path: ['spec', 'lua', 'inlineCode'],
        message: `The script has ${size} bytes, more than ${largest}.`,
      })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: TrafficExtension
spec:
  lua: { inlineCode: ${'é'.repeat(32_769)} }
#                    ${'^'.repeat(32_769)}
`,
      },
    ],
    good,
  },
})
