import { fixOf, set } from '../checks/fixes.ts'
import { database } from './good-examples.ts'
import { serviceEntryRule } from './service-entry-rule.ts'
import type { ServiceEntryObject } from './service-entry-spec.ts'

const label = 'networking.istio.io/enable-autoallocate-ip'

export const tcpNeedsAddress = serviceEntryRule({
  id: 'service-entry/tcp-needs-address',
  severity: 'warning',
  title: 'TCP port without an address',
  source: { istio: 'pkg/config/validation: ValidateServiceEntry' },
  why: `
TCP carries no host name, so Istio recognizes this traffic only by its address. Without \`addresses\` the entry takes all traffic
to the port. Istio assigns an address by itself unless the resolution is \`NONE\` or the label \`${label}\` turns that off.
`,

  check(object, report) {
    const { spec } = object
    if (spec.addresses.length > 0 || getsAddress(object)) return
    const address = inventedAddress(object)
    // Istio compares with capitals here.
    for (const [i, { protocol, number }] of spec.ports.entries())
      if (protocol === '' || protocol === 'TCP')
        report({
          path: protocol === '' ? ['spec', 'ports', i, 'number'] : ['spec', 'ports', i, 'protocol'],
          message: `Port ${number} may carry TCP, but the ServiceEntry has no addresses.`,
          fix: fixOf(`Add the address ${address}`, set(['spec', 'addresses'], [address])),
        })
  },

  examples: {
    bad: [
      {
        yaml: `
kind: ServiceEntry
spec:
  hosts: [db.example.com]
  ports:
  - { number: 5432, name: tcp-db, protocol: TCP }
#                                           ^^^
`,
        fixed: `
kind: ServiceEntry
spec:
  hosts: [db.example.com]
  ports:
  - { number: 5432, name: tcp-db, protocol: TCP }
  addresses:
  - "240.240.194.77"
`,
      },
    ],
    good: [database],
  },
})

/** Whether istiod assigns the service an address. */
function getsAddress({ spec, labels }: ServiceEntryObject): boolean {
  const wish = Object.hasOwn(labels, label) ? labels[label] : undefined
  return spec.resolution !== 'NONE' && !(typeof wish === 'string' && wish.toLowerCase() === 'false')
}

/** An address from the range that nobody routes, made from the object's name so that two services hardly share one. */
function inventedAddress({ namespace, name }: ServiceEntryObject): string {
  let hash = 0
  for (const it of `${namespace}/${name}`) hash = (hash * 31 + (it.codePointAt(0) ?? 0)) % 65_003
  return `240.240.${Math.floor(hash / 254)}.${(hash % 254) + 1}`
}
