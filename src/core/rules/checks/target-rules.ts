import type { Path } from '../../yaml/path.ts'
import type { Report, Rule } from '../define-rule.ts'
import { webhookRule } from '../engine/webhook-rule.ts'
import { fixOf, remove } from './fixes.ts'

export interface TargetRef {
  readonly group: string
  readonly kind: string
  readonly name: string
  readonly namespace: string
}

/** What a policy is attached to, as the webhook reads it. */
export interface Targets {
  readonly selector?: { readonly matchLabels: { readonly [key: string]: string } }
  readonly targetRef?: TargetRef
  readonly targetRefs: readonly TargetRef[]
}

/** What a policy can be attached to, by API group; the core group is written in two ways. */
const attachable: readonly (readonly [group: string, kind: string])[] = [
  ['', 'Service'],
  ['core', 'Service'],
  ['networking.istio.io', 'ServiceEntry'],
  ['gateway.networking.k8s.io', 'Gateway'],
  ['gateway.networking.k8s.io', 'GatewayClass'],
]

/** The rules about the objects that a policy is attached to, for one kind; `good` is a policy that is attached to one. */
export function targetRules(folder: string, kind: string, good: string): readonly Rule[] {
  const kinds = [kind]
  const reference = { istio: 'pkg/config/validation: validatePolicyTargetReference' } as const

  const multiple = webhookRule<Targets>({
    id: `${folder}/target-multiple`,
    severity: 'error',
    title: 'More than one way to say what it applies to',
    source: { istio: 'pkg/config/validation: validateOneOfSelectorType' },
    why: `
Istio refuses the ${kind}: it applies to the workloads of \`selector\` or to the objects of \`targetRefs\`, not to both. Keep one
of them.
`,
    kinds,
    check({ spec }, report) {
      const given = [spec.selector && 'selector', spec.targetRef && 'targetRef']
      const names = [...given, spec.targetRefs.length > 0 && 'targetRefs'].filter(
        it => typeof it === 'string',
      )
      if (names.length < 2) return
      report({
        path: ['spec', names.at(-1)!],
        part: 'key',
        message: `${names.join(' and ')} cannot stand side by side.`,
      })
    },
    examples: {
      bad: [
        {
          yaml: `
kind: ${kind}
spec:
  selector:
    matchLabels: { app: shop }
  targetRefs:
# ^^^^^^^^^^
  - { kind: Service, name: shop }
`,
        },
      ],
      good: [good],
    },
  })

  const name = webhookRule<Targets>({
    id: `${folder}/target-name`,
    severity: 'error',
    title: 'Target without a name',
    source: reference,
    why: `
Istio refuses the ${kind}: a target is one object, by its name. To apply it to everything in the namespace, leave the target out.
`,
    kinds,
    check({ spec }, report) {
      for (const { ref, path } of targetsOf(spec))
        if (ref.name === '') report({ path: [...path, 'name'], message: 'The target has no name.' })
    },
    examples: {
      bad: [
        {
          yaml: `
kind: ${kind}
spec:
  targetRefs:
  - { kind: Service, name: "" }
#                          ^^
`,
        },
      ],
      good: [good],
    },
  })

  const namespace = webhookRule<Targets>({
    id: `${folder}/target-namespace`,
    severity: 'error',
    title: 'Target in another namespace',
    source: reference,
    why: `
Istio refuses the ${kind}: a target is in the namespace of the policy, and \`namespace\` stays empty. Move the policy to the
namespace of the target.
`,
    kinds,
    check({ spec }, report) {
      for (const { ref, path } of targetsOf(spec)) {
        if (ref.namespace === '') continue
        const at = [...path, 'namespace']
        report({
          path: at,
          message: `The target is in the namespace of the ${kind}; ${ref.namespace} cannot be named.`,
          fix: fixOf('Remove namespace', remove(at)),
        })
      }
    },
    examples: {
      bad: [
        {
          yaml: `
kind: ${kind}
spec:
  targetRefs:
  - kind: Service
    name: shop
    namespace: shop
#              ^^^^
`,
          fixed: `
kind: ${kind}
spec:
  targetRefs:
  - kind: Service
    name: shop
`,
        },
      ],
      good: [good],
    },
  })

  const targetKind = webhookRule<Targets>({
    id: `${folder}/target-kind`,
    severity: 'error',
    title: 'Target of a kind that takes no policies',
    source: reference,
    why: `
Istio refuses the ${kind}. A target is a \`Service\`, a \`ServiceEntry\` of \`networking.istio.io\`, or a \`Gateway\` or
\`GatewayClass\` of \`gateway.networking.k8s.io\`; the group is written beside the kind. To pick Pods, use a selector.
`,
    kinds,
    check({ spec }, report) {
      for (const { ref, path } of targetsOf(spec)) reportKind(ref, path, report)
    },
    examples: {
      bad: [
        {
          yaml: `
kind: ${kind}
spec:
  targetRefs:
  - { kind: Pod, name: shop-1 }
#           ^^^
  - { kind: Gateway, name: public }
#           ^^^^^^^
`,
        },
      ],
      good: [good],
    },
  })

  return [multiple, name, namespace, targetKind]
}

function reportKind({ group, kind }: TargetRef, path: Path, report: Report): void {
  if (attachable.some(it => it[0] === group && it[1] === kind)) return
  const groups = attachable.filter(it => it[1] === kind).map(it => it[0])
  const message =
    groups.length > 0
      ? `${kind} is of the group ${groups[0] || 'core'}, not ${group || 'core'}.`
      : `${kind || 'An object without a kind'} cannot be a target.`
  report({ path: [...path, 'kind'], message })
}

/** Every target and where it stands. */
function targetsOf({ targetRef, targetRefs }: Targets): { readonly ref: TargetRef; readonly path: Path }[] {
  return [
    ...(targetRef ? [{ ref: targetRef, path: ['spec', 'targetRef'] }] : []),
    ...targetRefs.map((ref, i) => ({ ref, path: ['spec', 'targetRefs', i] })),
  ]
}
