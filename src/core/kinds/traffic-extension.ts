import { choice, field, int32, listOf, object, required, text } from './describe.ts'
import type { Kind } from './field.ts'
import { policyTargets } from './selectors.ts'
import { trafficMatch, wasmModule } from './wasm-plugin.ts'

const { selector, targetRefs } = policyTargets

export const trafficExtension: Kind = {
  kind: 'TrafficExtension',
  group: 'extensions.istio.io',
  plural: 'trafficextensions',
  shortNames: [],
  versions: ['v1alpha1'],
  doc: 'Extends proxies by a WebAssembly module or a Lua script.',
  spec: required(
    object(
      {
        selector: selector!,
        targetRefs: targetRefs!,
        phase: field(
          choice({
            UNSPECIFIED: 'Near the end.',
            AUTHN: 'Before authentication.',
            AUTHZ: 'Before authorization.',
            STATS: 'Before statistics.',
          }),
          'Where among the filters the extension runs.',
        ),
        priority: field(int32, 'The order inside a phase; higher numbers run first.', {
          nullable: true,
          default: '0',
        }),
        match: field(listOf(trafficMatch), 'Which traffic passes the extension.', { default: 'all' }),
        wasm: field(object(wasmModule), 'A WebAssembly module.'),
        lua: field(
          object({
            inlineCode: required(
              text(undefined, { minLength: 1, maxLength: 65_536 }),
              'The script, with `envoy_on_request` or `envoy_on_response`.',
            ),
          }),
          'A Lua script.',
        ),
      },
      { oneOf: [['wasm', 'lua']], cel: ['one-target', 'wasm-or-lua'] },
    ),
    'What runs, and where.',
  ),
}
