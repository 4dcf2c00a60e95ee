import { urlScheme } from '../../syntax/http/url-scheme.ts'
import { isPort } from '../../syntax/port.ts'
import { utf8Length } from '../../syntax/utf8.ts'
import type { Path } from '../../yaml/path.ts'
import { fixOf, remove } from '../checks/fixes.ts'
import type { Report } from '../define-rule.ts'
import { webhookRule } from '../engine/webhook-rule.ts'
import { goodTrafficExtension, goodWasmPlugin } from '../schema/good-policies.ts'
import { type EnvironmentVariable, type ExtensionSpec, moduleRule } from './module-spec.ts'

const good = [goodWasmPlugin]

export const url = moduleRule({
  id: 'wasm/url',
  title: 'Module address that Istio cannot use',
  source: { istio: 'pkg/config/validation: validateWasmPluginURL' },
  why: `
Istio refuses the object. A module comes from an image (\`oci://\`, or without a scheme), from the web (\`http://\`, \`https://\`) or
from a file. A registry with a port needs the scheme: \`oci://registry.example.com:5000/auth\`.
`,
  check({ url }, path, report) {
    const scheme = urlScheme(url) ?? urlScheme(`http://${url}`)
    if (url !== '' && scheme !== undefined && ['', 'http', 'https', 'oci', 'file'].includes(scheme)) return
    report({
      path: [...path, 'url'],
      message:
        url === ''
          ? 'The module has no address.'
          : `"${url}" is not the address of an image, the web or a file.`,
    })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: WasmPlugin
spec: { url: "ftp://www.example.com/auth.wasm" }
#            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good,
  },
})

export const sha256 = moduleRule({
  id: 'wasm/sha256',
  title: 'Malformed checksum of a module',
  source: { istio: 'pkg/config/validation: validateWasmPluginSHA' },
  why: `
Istio refuses the object. A SHA-256 checksum has 64 digits from 0 to 9 and a to f, in lower case.
`,
  check({ sha256 }, path, report) {
    if (/^([0-9a-f]{64})?$/.test(sha256)) return
    report({ path: [...path, 'sha256'], message: `"${sha256}" is not a SHA-256 checksum.` })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: WasmPlugin
spec: { url: oci://registry.example.com/auth, sha256: abc }
#                                                     ^^^
`,
      },
    ],
    good,
  },
})

export const pullSecret = moduleRule({
  id: 'wasm/pull-secret',
  title: 'Name of a Secret that is too long',
  source: { istio: 'pkg/config/validation: validateWasmPluginImagePullSecret' },
  why: `
Istio refuses the object: the name of a Secret has at most 253 characters.
`,
  check({ imagePullSecret }, path, report) {
    const length = utf8Length(imagePullSecret)
    if (length > 253)
      report({ path: [...path, 'imagePullSecret'], message: `The name has ${length} bytes, more than 253.` })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: WasmPlugin
spec:
  url: oci://registry.example.com/auth
  imagePullSecret: ${'s'.repeat(254)}
#                  ${'^'.repeat(254)}
`,
      },
    ],
    good,
  },
})

export const pluginName = moduleRule({
  id: 'wasm/plugin-name',
  title: 'Name of a module that is too long',
  source: { istio: 'pkg/config/validation: validateWasmPluginName' },
  why: `
Istio refuses the object: the name that a module is told has at most 256 characters.
`,
  check({ pluginName }, path, report) {
    const length = utf8Length(pluginName)
    if (length > 256)
      report({ path: [...path, 'pluginName'], message: `The name has ${length} bytes, more than 256.` })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: WasmPlugin
spec:
  url: oci://registry.example.com/auth
  pluginName: ${'p'.repeat(257)}
#             ${'^'.repeat(257)}
`,
      },
    ],
    good,
  },
})

const environment = { istio: 'pkg/config/validation: validateWasmPluginVMConfig' } as const

/** Istio reports the first fault of a module's environment variables, whatever it is. */
type EnvironmentFault = 'name' | 'duplicate' | 'host-value'

function firstEnvironmentFault(env: readonly EnvironmentVariable[]): [number, EnvironmentFault] | undefined {
  const seen = new Set<string>()
  for (const [k, { name, valueFrom, value }] of env.entries()) {
    if (name === '' || utf8Length(name) > 256) return [k, 'name']
    if (seen.has(name)) return [k, 'duplicate']
    seen.add(name)
    if (valueFrom === 'HOST' && value !== '') return [k, 'host-value']
  }
  return undefined
}

function reportEnvironment(
  fault: EnvironmentFault,
  env: readonly EnvironmentVariable[],
  path: Path,
  report: Report,
  say: (variable: EnvironmentVariable, path: Path) => Parameters<Report>[0],
): void {
  const found = firstEnvironmentFault(env)
  if (found?.[1] !== fault) return
  const [k] = found
  const variable = env[k]
  if (variable) report(say(variable, [...path, 'vmConfig', 'env', k]))
}

export const envName = moduleRule({
  id: 'wasm/env-name',
  title: 'Environment variable without a proper name',
  source: environment,
  why: `
Istio refuses the object: an environment variable has a name of 1 to 256 characters.
`,
  check({ vmConfig }, path, report) {
    reportEnvironment('name', vmConfig?.env ?? [], path, report, ({ name }, at) => ({
      path: [...at, 'name'],
      message:
        name === '' ? 'The variable has no name.' : 'The name of the variable is longer than 256 bytes.',
    }))
  },
  examples: {
    bad: [
      {
        yaml: `
kind: WasmPlugin
spec:
  url: oci://registry.example.com/auth
  vmConfig: { env: [{ name: "", value: info }] }
#                           ^^
`,
      },
    ],
    good,
  },
})

export const envDuplicate = moduleRule({
  id: 'wasm/env-duplicate',
  title: 'Environment variable that is set twice',
  source: environment,
  why: `
Istio refuses the object: each environment variable is set once.
`,
  check({ vmConfig }, path, report) {
    reportEnvironment('duplicate', vmConfig?.env ?? [], path, report, ({ name }, at) => ({
      path: [...at, 'name'],
      message: `An earlier variable is named ${name} too.`,
    }))
  },
  examples: {
    bad: [
      {
        yaml: `
kind: WasmPlugin
spec:
  url: oci://registry.example.com/auth
  vmConfig:
    env:
    - { name: LEVEL, value: info }
    - { name: LEVEL, value: debug }
#             ^^^^^
`,
      },
    ],
    good,
  },
})

export const envHostValue = moduleRule({
  id: 'wasm/env-host-value',
  title: 'Value of a variable that comes from the proxy',
  source: environment,
  why: `
Istio refuses the object: with \`valueFrom: HOST\` the variable has the value that it has for the proxy. Remove \`value\`.
`,
  check({ vmConfig }, path, report) {
    reportEnvironment('host-value', vmConfig?.env ?? [], path, report, (_, at) => ({
      path: [...at, 'value'],
      message: 'With valueFrom: HOST there is no value.',
      fix: fixOf('Remove the value', remove([...at, 'value'])),
    }))
  },
  examples: {
    bad: [
      {
        yaml: `
kind: WasmPlugin
spec:
  url: oci://registry.example.com/auth
  vmConfig:
    env:
    - name: LEVEL
      valueFrom: HOST
      value: info
#            ^^^^
`,
        fixed: `
kind: WasmPlugin
spec:
  url: oci://registry.example.com/auth
  vmConfig:
    env:
    - name: LEVEL
      valueFrom: HOST
`,
      },
    ],
    good,
  },
})

export const matchPort = webhookRule<ExtensionSpec>({
  id: 'wasm/match-port',
  severity: 'error',
  title: 'Port number that does not exist',
  source: { istio: 'pkg/config/validation: validateWasmPluginMatch' },
  why: `
Istio refuses the object. A port is a number from 1 to 65535.
`,
  kinds: ['WasmPlugin', 'TrafficExtension'],
  check({ spec }, report) {
    for (const [i, { ports }] of spec.match.entries()) {
      const k = ports.findIndex(it => !isPort(it.number))
      if (k < 0) continue
      report({
        path: ['spec', 'match', i, 'ports', k, 'number'],
        message: `${ports[k]?.number} is not a port; ports are 1 to 65535.`,
      })
      // Istio goes no further.
      return
    }
  },
  examples: {
    bad: [
      {
        yaml: `
kind: WasmPlugin
spec:
  url: oci://registry.example.com/auth
  match: [{ ports: [{ number: 70000 }] }]
#                             ^^^^^
`,
      },
    ],
    good: [goodWasmPlugin, goodTrafficExtension],
  },
})
