import { rolloutFiles, rolloutScript } from '../core/exports/rollout-files.ts'
import { planRollout } from '../core/rollout/plan-rollout.ts'
import type { AnalysisSettings } from '../core/settings.ts'
import { readFiles } from './read-files.ts'
import { writeNewFolder } from './write-folder.ts'

interface StepsOptions {
  readonly before: string
  readonly after: string
  readonly output?: string | undefined
}

/** The steps from one place to the other: printed as commands, or written into a folder. What is built is compared where a place holds a kustomization. */
export function diffAsSteps(
  options: StepsOptions,
  settings: AnalysisSettings,
  complaints: string[],
): { readonly output: string; readonly isChanged: boolean } {
  const [before, after] = [options.before, options.after].map(it => readFiles([it], complaints))
  if (complaints.length > 0) return { output: '', isChanged: false }
  const rollout = planRollout({ before: before!, after: after!, settings })
  if ('refuse' in rollout) {
    complaints.push(rollout.refuse)
    return { output: '', isChanged: false }
  }
  const isChanged = rollout.steps.length > 0
  if (options.output === undefined || !isChanged) return { output: rolloutScript(rollout), isChanged }
  writeNewFolder(options.output, rolloutFiles(rollout), complaints)
  return { output: '', isChanged }
}
