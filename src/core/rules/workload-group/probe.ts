import { isPort } from '../../syntax/port.ts'
import { fixOf, set } from '../checks/fixes.ts'
import { goodWorkloadGroup } from '../schema/good-policies.ts'
import { probeRule } from './workload-group-spec.ts'

const probe = ['spec', 'probe']
const good = [goodWorkloadGroup]

const times = [
  'periodSeconds',
  'initialDelaySeconds',
  'timeoutSeconds',
  'successThreshold',
  'failureThreshold',
] as const

export const probeNegative = probeRule({
  id: 'workload-group/probe-negative',
  title: 'Negative number in a probe',
  source: { istio: 'pkg/config/validation: validateReadinessProbe' },
  why: `
Istio refuses the WorkloadGroup. Times and thresholds of a probe are 0 or more; 0 stands for the default.
`,
  check({ spec }, report) {
    for (const field of times) {
      const value = spec.probe?.[field] ?? 0
      if (value < 0) report({ path: [...probe, field], message: `${field} of ${value} is less than 0.` })
    }
  },
  examples: {
    bad: [
      {
        yaml: `
kind: WorkloadGroup
spec:
  template: {}
  probe: { tcpSocket: { port: 8080 }, periodSeconds: -1 }
#                                                    ^^
`,
      },
    ],
    good,
  },
})

const method = { istio: 'pkg/config/validation: validateReadinessProbe' } as const

export const probeMethod = probeRule({
  id: 'workload-group/probe-method',
  title: 'Probe that asks nothing',
  source: method,
  why: `
Istio refuses the WorkloadGroup: a probe has \`httpGet\`, \`tcpSocket\` or \`exec\`. A probe with \`grpc\` is refused too, although the
API describes it.
`,
  check({ spec }, report) {
    if (!spec.probe || spec.probe.httpGet || spec.probe.tcpSocket || spec.probe.exec) return
    report({ path: probe, part: 'key', message: 'The probe has none of httpGet, tcpSocket and exec.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: WorkloadGroup
spec:
  template: {}
  probe: { grpc: { port: 8080 } }
# ^^^^^
`,
      },
    ],
    good,
  },
})

export const probePort = probeRule({
  id: 'workload-group/probe-port',
  title: 'Probe at a port that does not exist',
  source: method,
  why: `
Istio refuses the WorkloadGroup. A port is a number from 1 to 65535.
`,
  check({ spec }, report) {
    for (const field of ['httpGet', 'tcpSocket'] as const) {
      const target = spec.probe?.[field]
      if (target && !isPort(target.port))
        report({
          path: [...probe, field, 'port'],
          message: `${target.port} is not a port; ports are 1 to 65535.`,
        })
    }
  },
  examples: {
    bad: [
      {
        yaml: `
kind: WorkloadGroup
spec:
  template: {}
  probe: { httpGet: { port: 70000 } }
#                           ^^^^^
`,
      },
    ],
    good,
  },
})

export const probeScheme = probeRule({
  id: 'workload-group/probe-scheme',
  title: 'Probe scheme that is neither HTTP nor HTTPS',
  source: method,
  why: `
Istio refuses the WorkloadGroup. A probe speaks \`HTTP\` or \`HTTPS\`, written in upper case.
`,
  check({ spec }, report) {
    const scheme = spec.probe?.httpGet?.scheme ?? ''
    if (['', 'HTTP', 'HTTPS'].includes(scheme)) return
    const path = [...probe, 'httpGet', 'scheme']
    const upper = scheme.toUpperCase()
    report({
      path,
      message: `"${scheme}" is neither HTTP nor HTTPS.`,
      ...(['HTTP', 'HTTPS'].includes(upper) && { fix: fixOf(`Write ${upper}`, set(path, upper)) }),
    })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: WorkloadGroup
spec:
  template: {}
  probe:
    httpGet:
      port: 8080
      scheme: https
#             ^^^^^
`,
        fixed: `
kind: WorkloadGroup
spec:
  template: {}
  probe:
    httpGet:
      port: 8080
      scheme: HTTPS
`,
      },
    ],
    good,
  },
})

export const probeHeader = probeRule({
  id: 'workload-group/probe-header',
  title: 'Malformed header of a probe',
  source: method,
  why: `
Istio refuses the WorkloadGroup. The name of a header has letters, digits and hyphens here, and no underscores.
`,
  check({ spec }, report) {
    for (const [k, { name }] of (spec.probe?.httpGet?.httpHeaders ?? []).entries()) {
      if (/^[-A-Za-z0-9]+$/.test(name)) continue
      const path = [...probe, 'httpGet', 'httpHeaders', k]
      report(
        name === ''
          ? { path, message: 'The header has no name.' }
          : { path: [...path, 'name'], message: `"${name}" is not the name of a header.` },
      )
    }
  },
  examples: {
    bad: [
      {
        yaml: `
kind: WorkloadGroup
spec:
  template: {}
  probe:
    httpGet: { port: 8080, httpHeaders: [{ name: x_probe }] }
#                                                ^^^^^^^
`,
      },
    ],
    good,
  },
})

export const probeCommand = probeRule({
  id: 'workload-group/probe-command',
  title: 'Probe with an empty command',
  source: method,
  why: `
Istio refuses the WorkloadGroup: \`exec\` names the command to run, and its arguments.
`,
  check({ spec }, report) {
    if (spec.probe?.exec?.command.length === 0)
      report({ path: [...probe, 'exec', 'command'], part: 'key', message: 'The probe names no command.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: WorkloadGroup
spec:
  template: {}
  probe: { exec: { command: [] } }
#                  ^^^^^^^
`,
      },
    ],
    good,
  },
})
