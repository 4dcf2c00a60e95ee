import { useCallback } from 'react'
import { planZip } from '../../../core/canary/plan-zip.ts'
import type { Split } from '../../../core/canary/read-split.ts'
import type { StepContent, StepExport } from '../../../core/canary/step-exports.ts'
import { stepTexts } from '../../../core/canary/step-texts.ts'
import type { ExportedFile } from '../../../core/exports/export-target.ts'
import type { Resource } from '../../../core/model/resource.ts'
import { copyText } from '../../../platform/clipboard.ts'
import { downloadFile } from '../../../platform/files.ts'
import { showToast } from '../../ui/toast.ts'
import { useWorkspace } from '../../workspace-context.tsx'
import type { FollowedPlan } from './follow-plan.ts'

/** What can be taken away of a plan. */
export interface StepActions {
  contentOf(step: PlannedStep): StepContent
  copy(target: StepExport, step: PlannedStep): void
  download(target: StepExport, step: PlannedStep): void
  downloadAll(): void
}

/** A step, or the way back, as the panel lists it. */
export interface PlannedStep {
  /** `25 %`, `Start`. */
  readonly label: string
  /** In file names: `25-percent`, `rollback`. */
  readonly name: string
  /** Of the history's entry. */
  readonly title: string
  readonly weights: readonly number[]
}

export function useStepActions(resource: Resource, split: Split, plan: FollowedPlan): StepActions {
  const workspace = useWorkspace()
  const contentOf = useCallback(
    ({ name, weights }: PlannedStep): StepContent => {
      const { analysed: files, judging: settings } = workspace.store.getState()
      const texts = stepTexts(files, settings, split, weights)
      return { resource, split, weights, name, texts: 'refuse' in texts ? undefined : texts }
    },
    [workspace, resource, split],
  )
  return {
    contentOf,
    copy(target, step) {
      const file = target.write(contentOf(step))
      if (file) void copyFile(file, `${target.title}, ${step.label}`)
    },
    download(target, step) {
      const file = target.write(contentOf(step))
      if (file) downloadFile(file.name, file.data, file.mime)
    },
    downloadAll() {
      const { analysed: files, judging: settings } = workspace.store.getState()
      const { canary, steps, start } = plan
      const file = planZip({ files, settings, resource, split, canary, steps, start })
      downloadFile(file.name, file.data, file.mime)
    },
  }
}

async function copyFile({ data }: ExportedFile, what: string): Promise<void> {
  const done = typeof data === 'string' && (await copyText(data))
  showToast(
    done
      ? { tone: 'success', title: 'Copied', description: what }
      : {
          tone: 'error',
          title: 'The browser blocked the copy',
          description: 'Download it instead.',
        },
  )
}
