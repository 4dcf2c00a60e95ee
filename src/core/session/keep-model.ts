import { type LinkedModel, linkModel, type Model, takeOver } from '../model/model.ts'
import type { Resource } from '../model/resource.ts'
import { type ModelFinding, runModelRule } from '../rules/engine/run-model-rules.ts'
import { rules } from '../rules/index.ts'
import type { AnalysisSettings } from '../settings.ts'

/** What the resources say across each other, and how far it has changed. */
export interface KeptModel {
  readonly model: LinkedModel
  /** Grows for a kind whenever one of its resources comes, goes, moves past another or says something else. */
  readonly versions: ReadonlyMap<string, number>
  readonly findings: ReadonlyMap<string, KeptFindings>
}

interface KeptFindings {
  /** The versions of the kinds the rule looks at. */
  readonly key: string
  readonly findings: readonly ModelFinding[]
}

/** Links the resources anew if what they say has changed, and runs those rules that look at what has. Gives the same object when nothing has. */
export function keepModel(
  before: KeptModel | undefined,
  resources: readonly Resource[],
  settings: AnalysisSettings,
): KeptModel {
  if (
    before &&
    before.model.settings === settings &&
    takeOver(resources, before.model.resources) === before.model.resources
  )
    return before
  const model = linkModel(resources, settings, before?.model)
  const versions = nextVersions(before, model)
  const findings = new Map<string, KeptFindings>()
  for (const rule of modelRules) {
    const old = before?.model.settings === settings ? before.findings.get(rule.id) : undefined
    const key = versionKey(rule.reads, versions)
    findings.set(rule.id, old?.key === key ? old : { key, findings: run(rule, model) })
  }
  return { model, versions, findings }
}

const modelRules = rules.filter(it => it.scope === 'model')

function nextVersions(before: KeptModel | undefined, model: LinkedModel): Map<string, number> {
  const versions = new Map(before?.versions)
  const old = before?.model.kinds
  for (const kind of new Set([...(old?.keys() ?? []), ...model.kinds.keys()]))
    if (old?.get(kind) !== model.kinds.get(kind)) versions.set(kind, (versions.get(kind) ?? 0) + 1)
  return versions
}

function versionKey(reads: readonly string[] | undefined, versions: ReadonlyMap<string, number>): string {
  if (reads) return reads.map(kind => versions.get(kind) ?? 0).join(' ')
  return [...versions.values()].join(' ')
}

function run(rule: (typeof modelRules)[number], model: Model): readonly ModelFinding[] {
  try {
    return runModelRule(rule, model)
  } catch {
    // A rule that throws is a defect of ours, held by the tests; the others still speak.
    return []
  }
}
