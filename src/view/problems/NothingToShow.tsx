import { CircleCheck, ListFilter, LoaderCircle } from 'lucide-react'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useWorkspaceState } from '../workspace-context.tsx'
import { openChecks } from './checks-state.ts'

/** In place of the list: all is well, or everything is filtered out, or nobody knows yet. */
export function NothingToShow({ filtered, onShowAll }: { filtered: boolean; onShowAll: () => void }) {
  const analysed = useWorkspaceState(it => it.analysis !== undefined && !it.draft)
  const failed = useWorkspaceState(it => it.analysisError !== undefined)
  const resources = useWorkspaceState(it => it.analysis?.resources.length ?? 0)
  const files = useWorkspaceState(it => it.files.length)

  if (filtered) {
    return (
      <EmptyState
        icon={<ListFilter />}
        title="No problem matches the filter"
        actions={
          <Button size="s" onClick={onShowAll}>
            Show all
          </Button>
        }
      />
    )
  }
  if (failed) return null
  if (!analysed) return <EmptyState icon={<LoaderCircle />} title="Checking the files…" />
  if (resources === 0) {
    return (
      <EmptyState icon={<CircleCheck />} title="Nothing to check yet">
        Every resource is checked as it is written.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={<CircleCheck />}
      title="No problems"
      actions={
        <Button size="s" variant="ghost" onClick={() => openChecks()}>
          See all checks
        </Button>
      }
    >
      {count(resources, 'resource')} in {count(files, 'file')} checked: the YAML, the API server's schema,
      Istio's webhook, and how the resources fit together.
    </EmptyState>
  )
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
