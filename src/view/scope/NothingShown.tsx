import { ListFilter } from 'lucide-react'
import { setFilter, showAll, useScopeState } from '../screen/scope-state.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { useScope } from './use-scope.ts'

/** In place of a drawing or table of which nothing is shown: nothing is asked for that is there, or what is there is not of this kind. */
export function NothingShown({ place }: { place: 'drawing' | 'table' }) {
  const filter = useScopeState(it => it.asked)
  const isFocused = useScopeState(it => it.trail.length > 0)
  const isThere = (useScope()?.resources.length ?? 0) > 0
  return (
    <EmptyState
      icon={<ListFilter />}
      title={filter === '' || isThere ? 'Nothing to show here' : 'Nothing matches the filter'}
      actions={
        <>
          {filter !== '' && <Button onClick={() => setFilter('')}>Clear filter</Button>}
          {isFocused && <Button onClick={showAll}>Back to everything</Button>}
        </>
      }
    >
      {isThere
        ? `None of the resources that ${filter === '' ? 'belong to it' : 'match'} ${place === 'table' ? 'has a row in this table' : 'is drawn'}.`
        : filter === ''
          ? 'What was shown is no longer in the files, or is not drawn.'
          : `No resource ${isFocused ? 'of those shown ' : ''}matches ${filter.length > 80 ? `${filter.slice(0, 80)}…` : filter}.`}
    </EmptyState>
  )
}
