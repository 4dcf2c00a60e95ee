import { type ExportedFile, fileNameFor } from '../exports/export-target.ts'
import { zip } from '../exports/zip.ts'
import type { SourceFile } from '../text/file-change.ts'
import { weightsPatch } from './json-patch.ts'
import type { NamedStep, PlanContent } from './plan-content.ts'
import { planScript } from './plan-script.ts'
import { stepTexts } from './step-texts.ts'

/**
 * Every step of a plan and its rollback: each as YAML, as a JSON patch and as a diff of the file as it stands, and a
 * script that makes them in the cluster. Where weights cannot be written into the file, the patches go alone.
 */
export function planZip(content: PlanContent): ExportedFile {
  const { resource } = content
  const steps = namedSteps(content)
  const files = steps.flatMap(it => filesOf(content, it))
  if (resource.name !== '') files.push({ name: 'canary.sh', text: planScript(content, steps) })
  const [file] = zip.write({ name: `${fileNameFor(resource.name)}-canary`, files })
  return file!
}

export function namedSteps({ steps, start }: Pick<PlanContent, 'steps' | 'start'>): NamedStep[] {
  const named = steps.map(({ percent, weights }, i) => ({
    id: String(i + 1),
    stem: `${String(i + 1).padStart(2, '0')}-${percent}-percent`,
    share: `${percent} %`,
    weights,
  }))
  if (start.every(it => it === 0)) return named
  return [...named, { id: 'rollback', stem: 'rollback', share: '', weights: start }]
}

function filesOf(content: PlanContent, { stem, weights }: NamedStep): SourceFile[] {
  const { files, settings, split, resource } = content
  const texts = stepTexts(files, settings, split, weights)
  const patch = `${JSON.stringify(weightsPatch(resource, split, weights), null, 2)}\n`
  const written = 'refuse' in texts ? [] : [{ name: `${stem}.yaml`, text: texts.yaml }]
  const diff = 'refuse' in texts || texts.diff === '' ? [] : [{ name: `${stem}.diff`, text: texts.diff }]
  return [...written, { name: `${stem}.patch.json`, text: patch }, ...diff]
}
