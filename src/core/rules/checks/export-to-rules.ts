import { type ExportToFinding, exportToFindings } from '../../syntax/export-to.ts'
import type { Path } from '../../yaml/path.ts'
import type { Rule } from '../define-rule.ts'
import { type WebhookObject, type WebhookRule, webhookRule } from '../engine/webhook-rule.ts'
import { fixOf, removeItems, set } from './fixes.ts'

/** What an object with `exportTo` has; some kinds may select workloads too. */
export interface Exported {
  readonly exportTo: readonly string[]
  readonly workloadSelector?: { readonly labels?: { readonly [key: string]: string } }
}

const list: Path = ['spec', 'exportTo']

/** The rules about `exportTo`, for one kind: a list of namespaces in which the object can be seen. */
export function exportToRules(
  folder: string,
  kind: string,
  good: string,
  isSkipped?: WebhookRule<Exported>['isSkipped'],
): readonly Rule[] {
  const kinds = [kind]
  const find = (object: WebhookObject<Exported>) =>
    exportToFindings(object.spec.exportTo, {
      namespace: object.namespace,
      allowNone: kind === 'ServiceEntry',
      selectsWorkloads: kind === 'DestinationRule' && object.spec.workloadSelector !== undefined,
    })
  const source = { istio: 'pkg/config/validation: validateExportTo' } as const
  const common = {
    severity: 'error',
    source,
    kinds,
    onlyWith: ['exportTo'],
    ...(isSkipped && { isSkipped }),
  } as const

  const duplicate = webhookRule<Exported>({
    ...common,
    id: `${folder}/export-to-duplicate`,
    title: 'Duplicate namespace in exportTo',
    why: `
Istio refuses the object: a namespace may be in \`exportTo\` only once. \`.\` is the object's own namespace.
`,
    check(object, report) {
      for (const { index } of ofKind(find(object), 'duplicate')) {
        const entry = object.spec.exportTo[index]
        report({
          path: [...list, index],
          message:
            entry === '.' || entry === object.namespace
              ? `The object's own namespace, ${object.namespace}, is in exportTo more than once.`
              : `"${entry}" is in exportTo more than once.`,
          fix: fixOf('Remove the duplicate', ...removeItems(list, [index])),
        })
      }
    },
    examples: {
      bad: [
        {
          yaml: `
kind: ${kind}
spec:
  exportTo:
  - prod
  - prod
#   ^^^^
`,
          fixed: `
kind: ${kind}
spec:
  exportTo:
  - prod
`,
        },
      ],
      good: [good],
    },
  })

  const format = webhookRule<Exported>({
    ...common,
    id: `${folder}/export-to-format`,
    title: 'Invalid namespace in exportTo',
    why: `
Istio refuses the object. \`exportTo\` holds names of namespaces, \`.\` for the object's own, or \`"*"\` for all${
      kind === 'ServiceEntry' ? '; `"~"` exports it to none' : ''
    }.
`,
    check(object, report) {
      for (const { index } of ofKind(find(object), 'format'))
        report({
          path: [...list, index],
          message: `"${object.spec.exportTo[index]}" is not a namespace, a dot or *.`,
        })
    },
    examples: {
      bad: [
        {
          yaml: `
kind: ${kind}
spec:
  exportTo:
  - team.a
#   ^^^^^^
`,
        },
      ],
      good: [good],
    },
  })

  const publicMixed = webhookRule<Exported>({
    ...common,
    id: `${folder}/export-to-public-mixed`,
    title: '`*` and other namespaces in exportTo',
    why: `
Istio refuses the object: \`"*"\` exports it to all namespaces, so other entries have no meaning. Keep \`"*"\`, or the
names.
`,
    check(object, report) {
      for (const { index } of ofKind(find(object), 'public-mixed'))
        report({
          path: [...list, index],
          message: `"*" already exports to all namespaces, so exportTo cannot have ${othersOf(object.spec.exportTo, '*')} as well.`,
          fix: fixOf('Keep only "*"', set(list, ['*'])),
          otherFixes: [fixOf('Remove "*"', ...removeItems(list, starsOf(object.spec.exportTo)))],
        })
    },
    examples: {
      bad: [
        {
          yaml: `
kind: ${kind}
spec:
  exportTo: ["*", prod]
#            ^^^
`,
          fixed: `
kind: ${kind}
spec:
  exportTo: ["*"]
`,
        },
      ],
      good: [good],
    },
  })

  return [duplicate, format, publicMixed]
}

function ofKind(findings: readonly ExportToFinding[], kind: ExportToFinding['kind']): ExportToFinding[] {
  return findings.filter(it => it.kind === kind)
}

/** The other entries in words, quoted; further `*`, where there are no others. */
export function othersOf(exportTo: readonly string[], entry: string): string {
  const others = exportTo.filter(it => it !== entry)
  return (others.length > 0 ? others : [entry]).map(it => `"${it}"`).join(', ')
}

function starsOf(exportTo: readonly string[]): number[] {
  return exportTo.flatMap((it, i) => (it === '*' ? [i] : []))
}
