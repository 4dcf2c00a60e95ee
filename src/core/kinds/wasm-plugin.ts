import { choice, field, int32, listOf, object, required, text } from './describe.ts'
import type { Fields, Kind } from './field.ts'
import { policyTargets } from './selectors.ts'

/** Which traffic a module sees. */
export const trafficMatch = object({
  mode: field(
    choice({
      UNDEFINED: 'Both directions.',
      CLIENT: 'Traffic from the workload.',
      SERVER: 'Traffic to the workload.',
      CLIENT_AND_SERVER: 'Both directions.',
    }),
    'The direction of the traffic.',
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
    'The ports of the traffic.',
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

/** A WebAssembly module: where it comes from and how it runs. */
export const wasmModule: Fields = {
  url: required(
    text(undefined, { minLength: 1, cel: ['image-url'] }),
    'The URL of the module; without a scheme it is an image.',
    { examples: ['oci://registry.example.com/filters/auth:1.0'] },
  ),
  sha256: field(text(undefined, { pattern: '(^$|^[a-f0-9]{64}$)' }), 'The checksum of the module.'),
  imagePullPolicy: field(
    choice({
      UNSPECIFIED_POLICY: 'The same as IfNotPresent, or as Always for the tag `latest`.',
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
  pluginConfig: field({ type: 'any', only: 'object' }, 'The configuration of the module.'),
  pluginName: field(text(undefined, { minLength: 1, maxLength: 256 }), 'The root id that the module gets.'),
  failStrategy: field(
    choice({
      FAIL_CLOSE: 'Requests fail.',
      FAIL_OPEN: 'Requests bypass the module.',
      FAIL_RELOAD: 'The module is restarted.',
    }),
    'What happens if the module fails.',
    { default: 'FAIL_CLOSE' },
  ),
  vmConfig: field(
    object({
      env: field(
        listOf(environmentVariable, { maxItems: 256, listMapKeys: ['name'] }),
        'Environment variables of the module.',
      ),
    }),
    'The virtual machine that runs the module.',
  ),
  type: field(
    choice({
      UNSPECIFIED_PLUGIN_TYPE: 'As HTTP.',
      HTTP: 'An HTTP filter.',
      NETWORK: 'A network filter.',
    }),
    'The type of the filter.',
    { default: 'HTTP' },
  ),
}

export const wasmPlugin: Kind = {
  kind: 'WasmPlugin',
  group: 'extensions.istio.io',
  plural: 'wasmplugins',
  shortNames: [],
  versions: ['v1alpha1'],
  doc: 'Extends proxies with a WebAssembly module.',
  spec: required(
    object(
      {
        ...policyTargets,
        ...wasmModule,
        phase: field(
          choice({
            UNSPECIFIED_PHASE: 'Near the end.',
            AUTHN: 'Before authentication.',
            AUTHZ: 'Before authorization.',
            STATS: 'Before statistics.',
          }),
          'Where in the filter chain the module runs.',
        ),
        priority: field(int32, 'The order inside a phase; higher numbers run first.', {
          nullable: true,
          default: '0',
        }),
        match: field(listOf(trafficMatch), 'The traffic that passes through the module.', { default: 'all' }),
      },
      { cel: ['one-target'] },
    ),
    'The module and where it runs.',
  ),
}
