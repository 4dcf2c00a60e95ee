import { choice, field, int32, listOf, object, required, text } from './describe.ts'
import type { Kind } from './field.ts'
import { policyTargets } from './selectors.ts'

const trafficMatch = object({
  mode: field(
    choice({
      UNDEFINED: 'Both directions.',
      CLIENT: 'Traffic from the workload.',
      SERVER: 'Traffic to the workload.',
      CLIENT_AND_SERVER: 'Both directions.',
    }),
    'Which direction.',
    { default: 'CLIENT_AND_SERVER' },
  ),
  ports: field(
    listOf(
      object({
        number: required(
          { type: 'integer', format: 'uint32', minimum: 1, maximum: 65535 },
          'The number of the port.',
        ),
      }),
      { listMapKeys: ['number'] },
    ),
    'Which ports.',
    { default: 'all' },
  ),
})

const environmentVariable = object(
  {
    name: required(text(undefined, { minLength: 1, maxLength: 256 }), 'The name of the variable.'),
    valueFrom: field(
      choice({ INLINE: 'From `value`.', HOST: 'From the environment of the proxy.' }),
      'Where its value comes from.',
      { default: 'INLINE' },
    ),
    value: field(text(undefined, { maxLength: 2048 }), 'Its value.'),
  },
  { cel: ['host-without-value'] },
)

export const wasmPlugin: Kind = {
  kind: 'WasmPlugin',
  group: 'extensions.istio.io',
  plural: 'wasmplugins',
  shortNames: [],
  versions: ['v1alpha1'],
  doc: 'Extends proxies by a WebAssembly module.',
  spec: required(
    object(
      {
        ...policyTargets,
        url: required(
          text(undefined, { minLength: 1, cel: ['image-url'] }),
          'Where the module is found; without a scheme it is an image.',
          { examples: ['oci://registry.example.com/filters/auth:1.0'] },
        ),
        sha256: field(text(undefined, { pattern: '(^$|^[a-f0-9]{64}$)' }), 'The checksum of the module.'),
        imagePullPolicy: field(
          choice({
            UNSPECIFIED_POLICY: 'As IfNotPresent, or Always for the tag `latest`.',
            IfNotPresent: 'Fetches the image once.',
            Always: 'Fetches the image whenever the object changes.',
          }),
          'When the image is fetched.',
        ),
        imagePullSecret: field(
          text('secret', { minLength: 1, maxLength: 253 }),
          'The Secret that lets the proxy fetch the image.',
        ),
        verificationKey: field(text(), 'The key that verifies the image.', { hidden: true }),
        pluginConfig: field({ type: 'any', only: 'object' }, 'What the module is given.'),
        pluginName: field(
          text(undefined, { minLength: 1, maxLength: 256 }),
          'The name that the module is told.',
        ),
        phase: field(
          choice({
            UNSPECIFIED_PHASE: 'Near the end.',
            AUTHN: 'Before authentication.',
            AUTHZ: 'Before authorization.',
            STATS: 'Before statistics.',
          }),
          'Where among the filters the module runs.',
        ),
        priority: field(int32, 'The order inside a phase; higher numbers run first.', {
          nullable: true,
          default: '0',
        }),
        failStrategy: field(
          choice({
            FAIL_CLOSE: 'Requests fail.',
            FAIL_OPEN: 'Requests pass without the module.',
            FAIL_RELOAD: 'The module is started anew.',
          }),
          'What happens when the module breaks.',
          { default: 'FAIL_CLOSE' },
        ),
        vmConfig: field(
          object({
            env: field(
              listOf(environmentVariable, { maxItems: 256, listMapKeys: ['name'] }),
              'Environment variables of the module.',
            ),
          }),
          'The machine that runs the module.',
        ),
        match: field(listOf(trafficMatch), 'Which traffic passes the module.', { default: 'all' }),
        type: field(
          choice({
            UNSPECIFIED_PLUGIN_TYPE: 'As HTTP.',
            HTTP: 'A filter of HTTP.',
            NETWORK: 'A filter of connections.',
          }),
          'What the module filters.',
          { default: 'HTTP' },
        ),
      },
      { cel: ['one-target'] },
    ),
    'Which module, and where it runs.',
  ),
}
