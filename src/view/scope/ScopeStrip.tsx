import { ChevronRight, TriangleAlert } from 'lucide-react'
import { useMemo } from 'react'
import type { FilterProblem } from '../../core/filter/filter.ts'
import { countWords } from '../../core/scope/count-words.ts'
import { type Named, serviceNamed, subjectWords } from '../../core/scope/subject.ts'
import { HelpButton } from '../help/HelpButton.tsx'
import { goBackTo, setFilter, showAll, useScopeState } from '../screen/scope-state.ts'
import { Button } from '../ui/Button.tsx'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import styles from './ScopeStrip.module.css'
import { useScope } from './use-scope.ts'

/** What of the workspace is shown, the way back to everything, and what is wrong with the filter. Nothing while all is shown. */
export function ScopeStrip() {
  const isAll = useScopeState(it => it.trail.length === 0 && it.filter.trim() === '')
  // What else the strip looks at is as long as the workspace is large.
  return isAll ? null : <Strip />
}

function Strip() {
  const trail = useScopeState(it => it.trail)
  const filter = useScopeState(it => it.filter)
  const scope = useScope()
  const outside = useOutside(scope?.resources)
  const workspace = useWorkspace()
  const named = useNamed()
  const showOutside = (resource: string) => {
    showAll()
    workspace.select({
      type: 'place',
      place: { resource, path: [] },
      origin: 'search',
      reveal: 'canvas',
    })
  }
  const subject = trail.at(-1)
  return (
    <div className={styles.strip} data-scope="">
      {trail.length > 0 && <Trail />}
      <span role="status" aria-label="Shown" className={styles.count}>
        {subject && scope?.focus === 'gone'
          ? `${sentence(subjectWords(subject, named))} is no longer there.`
          : subject && scope?.focus === 'notDrawn'
            ? `Nothing of ${subjectWords(subject, named)} is drawn.`
            : scope && (countWords(scope.counts) ?? 'Nothing matches')}
      </span>
      {scope && scope.problems.length > 0 && <FilterProblems problems={scope.problems} filter={filter} />}
      <span className={styles.end}>
        {outside && (
          <>
            <span role="status" aria-label="Outside" className={styles.count}>
              {outside.words}
            </span>
            <Button size="s" variant="ghost" onClick={() => showOutside(outside.resource)}>
              Show
            </Button>
          </>
        )}
        {filter.trim() !== '' && (
          <Button size="s" variant="ghost" onClick={() => setFilter('')}>
            Clear filter
          </Button>
        )}
        {trail.length > 0 && (
          <Button size="s" variant="ghost" onClick={showAll}>
            Back to everything
          </Button>
        )}
        <HelpButton topic={trail.length > 0 ? 'focus' : 'filter'} />
      </span>
    </div>
  )
}

/** `Everything › Gateway public › host shop.example.com` */
function Trail() {
  const trail = useScopeState(it => it.trail)
  const named = useNamed()
  return (
    <nav aria-label="What is shown">
      <ol className={styles.trail}>
        <li>
          <button type="button" className={styles.back} onClick={() => goBackTo(0)}>
            Everything
          </button>
        </li>
        {trail.map((subject, i) => {
          const words = subjectWords(subject, named)
          return (
            <li key={i}>
              <ChevronRight aria-hidden="true" />
              {i === trail.length - 1 ? (
                <span className={styles.here} title={words} aria-current="true">
                  {words}
                </span>
              ) : (
                <button type="button" className={styles.back} title={words} onClick={() => goBackTo(i + 1)}>
                  {words}
                </button>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/** Everything that a subject can be named by: resources, and the services that are sent to, in the files or not. */
function useNamed(): readonly Named[] {
  const resources = useWorkspaceState(it => it.analysis?.resources)
  const graph = useWorkspaceState(it => it.analysis?.graph)
  return useMemo(() => {
    const services = graph?.nodes.flatMap(it =>
      it.type === 'destination' ? (serviceNamed(it.host) ?? []) : [],
    )
    return [...(resources ?? []), ...(services ?? [])]
  }, [resources, graph])
}

/** Each with the words that it is about, which it selects in the field. */
function FilterProblems({ problems, filter }: { problems: readonly FilterProblem[]; filter: string }) {
  return (
    <ul id="filter-problems" className={styles.problems}>
      {problems.map(({ from, to, message }) => (
        <li key={`${from} ${message}`}>
          <button
            type="button"
            className={styles.problem}
            title={filter.slice(from, to)}
            onClick={() => selectInFilter(from, to)}
          >
            <TriangleAlert aria-hidden="true" />
            {message}
          </button>
        </li>
      ))}
    </ul>
  )
}

function selectInFilter(from: number, to: number): void {
  const input = document.querySelector<HTMLInputElement>('[data-filter-box]')
  input?.focus()
  input?.setSelectionRange(from, to)
}

/** What was just added, or else is selected, and is not shown. */
function useOutside(
  resources: readonly string[] | undefined,
): { readonly resource: string; readonly words: string } | undefined {
  const added = useScopeState(it => it.added)
  const named = useNamed()
  const selected = useWorkspaceState(it =>
    it.selection?.type === 'place' ? it.selection.place.resource : undefined,
  )
  if (!resources) return undefined
  const shown = new Set(resources)
  const outside = added.filter(it => !shown.has(it))
  const last = outside.at(-1)
  if (last !== undefined) {
    const words = subjectWords({ type: 'resource', resource: last }, named)
    const more = outside.length > 1 ? ` and ${outside.length - 1} more` : ''
    return { resource: last, words: `Added outside what is shown: ${words}${more}` }
  }
  return selected === undefined || shown.has(selected)
    ? undefined
    : { resource: selected, words: 'What is selected is not among it.' }
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
