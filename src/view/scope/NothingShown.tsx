import { ListFilter } from 'lucide-react'
import { setFilter, showAll, useScopeState } from '../screen/scope-state.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

/** In place of a drawing or table of which nothing is shown. */
export function NothingShown() {
  const filter = useScopeState(it => it.asked)
  const isFocused = useScopeState(it => it.trail.length > 0)
  return (
    <EmptyState
      icon={<ListFilter />}
      title={filter === '' ? 'Nothing to show here' : 'Nothing matches the filter'}
      actions={
        <>
          {filter !== '' && <Button onClick={() => setFilter('')}>Clear filter</Button>}
          {isFocused && <Button onClick={showAll}>Back to everything</Button>}
        </>
      }
    >
      {filter === ''
        ? 'What was shown is no longer in the files, or is not drawn.'
        : `No resource ${isFocused ? 'of those shown ' : ''}matches ${filter.length > 80 ? `${filter.slice(0, 80)}…` : filter}.`}
    </EmptyState>
  )
}
