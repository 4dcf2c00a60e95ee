import { fullHost } from '../../model/hosts.ts'
import { defaultSettings } from '../../settings.ts'
import { wildcardHostFault } from '../../syntax/hosts/host-name.ts'
import { isIpv4 } from '../../syntax/hosts/ip.ts'
import { isPartialWildcard, isShortName } from '../../syntax/hosts/server-host.ts'
import { isLabel } from '../../syntax/label.ts'
import type { Path } from '../../yaml/path.ts'
import { fixOf, remove, set } from '../checks/fixes.ts'
import type { Report } from '../define-rule.ts'
import { scope } from './good-examples.ts'
import { egressRule, type SidecarObject, sidecarRule } from './sidecar-spec.ts'

const sidecar = { istio: 'pkg/config/validation: ValidateSidecar' } as const
const hostSource = { istio: 'pkg/config/validation/agent: ValidateNamespaceSlashWildcardDomain' } as const

export const egressCatchAllNotLast = sidecarRule({
  id: 'sidecar/egress-catch-all-not-last',
  severity: 'error',
  title: 'Outbound listener without a port that is not the last',
  source: sidecar,
  why: `
Istio refuses the Sidecar: a listener without a port takes all that is left, so there is one at most, and it comes last.
`,
  check({ spec }, report) {
    for (const [i, { port }] of spec.egress.slice(0, -1).entries())
      if (!port)
        report({
          path: ['spec', 'egress', i],
          message: 'Only the last outbound listener can be without a port.',
        })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  egress:
  - { hosts: ["./*"] }
#   ^^^^^^^^^^^^^^^^^^
  - { hosts: [istio-system/*] }
`,
      },
    ],
    good: [scope],
  },
})

export const egressNoHosts = egressRule({
  id: 'sidecar/egress-no-hosts',
  severity: 'error',
  title: 'Outbound listener without hosts',
  source: sidecar,
  why: `
Istio refuses the Sidecar: an outbound listener names the services that can be reached, such as \`./*\` for those of its namespace.
`,
  check({ hosts }, path, report) {
    if (hosts.length > 0) return
    report({ path: [...path, 'hosts'], part: 'key', message: 'The outbound listener names no hosts.' })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  egress:
  - hosts: []
#   ^^^^^
`,
      },
    ],
    good: [scope],
  },
})

/** A rule about each host that an outbound listener names. */
function egressHostRule({
  check,
  ...rule
}: Omit<Parameters<typeof egressRule>[0], 'check' | 'severity' | 'source'> & {
  check(
    host: { text: string; namespace: string; name: string },
    path: Path,
    report: Report,
    sidecar: SidecarObject,
  ): void
}) {
  return egressRule({
    ...rule,
    severity: 'error',
    source: hostSource,
    check({ hosts }, path, report, sidecar) {
      for (const [k, text] of hosts.entries()) {
        const slash = text.indexOf('/')
        // Without a slash Istio looks at nothing else of a host.
        if (slash >= 0)
          check(
            { text, namespace: text.slice(0, slash), name: text.slice(slash + 1) },
            [...path, 'hosts', k],
            report,
            sidecar,
          )
      }
    },
  })
}

export const egressHostForm = egressRule({
  id: 'sidecar/egress-host-form',
  severity: 'error',
  title: 'Host of an outbound listener without a namespace',
  source: hostSource,
  why: `
Istio refuses the Sidecar. A host is written as \`namespace/name\`: \`./*\` for all services of the own namespace, \`*/*\` for all
there are, \`istio-system/*\` for those of one namespace.
`,
  check({ hosts }, path, report) {
    for (const [k, text] of hosts.entries()) {
      if (text.includes('/')) continue
      const at = [...path, 'hosts', k]
      report({
        path: at,
        message: `"${text}" names no namespace.`,
        ...(text.includes('.') && { fix: fixOf(`Write */${text}`, set(at, `*/${text}`)) }),
      })
    }
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  egress:
  - hosts:
    - reviews.shop.svc.cluster.local
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
        fixed: `
kind: Sidecar
spec:
  egress:
  - hosts:
    - "*/reviews.shop.svc.cluster.local"
`,
      },
    ],
    good: [scope],
  },
})

export const egressHostEmpty = egressHostRule({
  id: 'sidecar/egress-host-empty',
  title: 'Host of an outbound listener with an empty part',
  why: `
Istio refuses the Sidecar: there is a namespace before the slash, and a name behind it. \`.\` is the own namespace, \`*\` any.
`,
  check({ text, namespace, name }, path, report) {
    if (namespace !== '' && name !== '') return
    report({ path, message: `"${text}" has nothing ${namespace === '' ? 'before' : 'behind'} its slash.` })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  egress:
  - hosts: [/shop.example.com]
#           ^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [scope],
  },
})

export const egressHostNamespace = egressHostRule({
  id: 'sidecar/egress-host-namespace',
  title: 'Malformed namespace of a host',
  why: `
Istio refuses the Sidecar. Before the slash there is the name of a namespace, \`.\` for the own one or \`*\` for any; \`~\` before it
leaves the host out.
`,
  check({ namespace }, path, report) {
    const named = namespace.startsWith('~') ? namespace.slice(1) : namespace
    if (['', '*', '.'].includes(named) || isLabel(named)) return
    report({ path, message: `"${named}" cannot be the name of a namespace.` })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  egress:
  - hosts: [my_shop/*]
#           ^^^^^^^^^
`,
      },
    ],
    good: [scope],
  },
})

export const egressHostShort = egressHostRule({
  id: 'sidecar/egress-host-short',
  title: 'Short name of a host',
  why: `
Istio refuses the Sidecar: behind the slash a host has its full name, such as \`reviews.shop.svc.cluster.local\`.
`,
  check({ namespace, name }, path, report, { domain }) {
    if (!isShortName(name)) return
    const full =
      isLabel(namespace) && isLabel(name)
        ? `${namespace}/${fullHost(name, { namespace, domain })}`
        : undefined
    report({
      path,
      message: `"${name}" is a short name; the full name of the service is needed.`,
      ...(full && { fix: fixOf(`Write ${full}`, set(path, full)) }),
    })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  egress:
  - hosts:
    - shop/reviews
#     ^^^^^^^^^^^^
`,
        fixed: `
kind: Sidecar
spec:
  egress:
  - hosts:
    - shop/reviews.shop.svc.cluster.local
`,
      },
    ],
    good: [scope],
  },
})

export const egressHostDns = egressHostRule({
  id: 'sidecar/egress-host-dns',
  title: 'Malformed host of an outbound listener',
  why: `
Istio refuses the Sidecar. Behind the slash there is a DNS name, or \`*\` alone or as the first label. IP addresses are reached
through a ServiceEntry that gives them a name.
`,
  check({ name }, path, report) {
    const fault = name === '*' ? undefined : wildcardHostFault(name)
    if (!fault) return
    report({ path, message: `"${name}" is not a host: ${fault}.` })
    // Istio asks twice, the second time whether it is an IP address too: one of IPv4 passes there.
    if (!isIpv4(name)) report({ path, message: `"${name}" is neither a host nor an IP address.` })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  egress:
  - hosts: [shop/10.0.0.7]
#           ^^^^^^^^^^^^^
`,
      },
    ],
    good: [scope],
  },
})

export const egressHostPartial = egressHostRule({
  id: 'sidecar/egress-host-partial',
  title: 'Wildcard that is only a part of a label',
  why: `
Istio refuses the Sidecar. A \`*\` stands alone or is the whole first label, as in \`*.example.com\`.
`,
  check({ name }, path, report) {
    if (isPartialWildcard(name))
      report({ path, message: `The wildcard in "${name}" is not a whole label at the beginning.` })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  egress:
  - hosts: [shop/*shop.example.com]
#           ^^^^^^^^^^^^^^^^^^^^^^
`,
      },
    ],
    good: [scope],
  },
})

export const egressHostDuplicate = egressRule({
  id: 'sidecar/egress-host-duplicate',
  severity: 'warning',
  title: 'Host that is named twice',
  source: sidecar,
  why: `
The entry adds nothing: an earlier one, or \`*\` for the whole namespace, names the same services. Remove one of them. A
Sidecar without a selector in \`istio-system\` is taken for that of the mesh, whatever root namespace is set.
`,
  check({ hosts }, path, report, { namespace: own, spec }) {
    // The Sidecar of the mesh is taken for each namespace, and "." is that one then.
    const isOfMesh = own === defaultSettings.rootNamespace && spec.workloadSelector === undefined
    const seen = new Map<string, Set<string>>()
    const asWritten = new Map<string, Set<string>>()
    for (const [k, text] of hosts.entries()) {
      const slash = text.indexOf('/')
      if (slash < 0 || text.startsWith('~')) continue
      const written = text.slice(0, slash)
      const namespace = written === '.' ? own : written
      const name = text.slice(slash + 1)
      const names = seen.get(namespace) ?? new Set()
      const ofWritten = asWritten.get(written) ?? new Set()
      const isTwice = repeats(names, name)
      const falseAlarm = isOfMesh && !repeats(ofWritten, name)
      const at = [...path, 'hosts', k]
      if (isTwice && falseAlarm)
        report({
          path: at,
          message: `Istio warns that "${text}" repeats an earlier host and is wrong: in the Sidecar of the mesh, "." is the namespace of each workload.`,
          falseAlarm,
        })
      else if (isTwice)
        report({
          path: at,
          message: `"${text}" repeats what earlier hosts of the listener name.`,
          ...(name !== '*' && { fix: fixOf('Remove the host', remove(at)) }),
        })
      seen.set(namespace, names.add(name))
      asWritten.set(written, ofWritten.add(name))
    }
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  egress:
  - hosts:
    - "./*"
    - "./shop.example.com"
#     ^^^^^^^^^^^^^^^^^^^^
`,
        fixed: `
kind: Sidecar
spec:
  egress:
  - hosts:
    - "./*"
`,
      },
    ],
    good: [scope],
  },
})

export const egressAllMixed = egressRule({
  id: 'sidecar/egress-all-mixed',
  severity: 'warning',
  title: 'Hosts beside `*/*`',
  source: sidecar,
  why: `
\`*/*\` stands for every service of every namespace, so that the other hosts of the listener add nothing. Remove them, or \`*/*\`.
`,
  check({ hosts }, path, report) {
    const all = hosts.indexOf('*/*')
    if (all < 0 || !hosts.some(it => it.includes('/') && !it.startsWith('*/'))) return
    report({
      path: [...path, 'hosts', all],
      message: '"*/*" makes the other hosts of the listener needless.',
    })
  },
  examples: {
    bad: [
      {
        yaml: `
kind: Sidecar
spec:
  egress:
  - hosts: ["*/*", istio-system/*]
#           ^^^^^
`,
      },
    ],
    good: [scope],
  },
})

/** Whether a name, or a whole namespace, is among those before it. */
function repeats(names: ReadonlySet<string>, name: string): boolean {
  return name === '*' ? names.size > 0 : names.has(name) || names.has('*')
}
