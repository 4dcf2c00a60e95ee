import { Dialog as Base } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { FilterCompletion } from '../../core/filter/complete-filter.ts'
import { type FilterProblem, hasKeys } from '../../core/filter/filter.ts'
import { readFilter } from '../../core/filter/read-filter.ts'
import { useFilterAsk } from '../scope/use-scope.ts'
import { focusCanvas } from '../screen/focus-pane.ts'
import { closeDialog, showWelcome } from '../screen/screen-state.ts'
import { useServices } from '../services.ts'
import { turns } from '../turns/turns.ts'
import { useAnswerOrToast } from '../use-answer.ts'
import { useWorkspace, useWorkspaceState } from '../workspace-context.tsx'
import { searchableCanvasCommands } from './canvas.tsx'
import { isEnabled } from './command.ts'
import { commands } from './index.ts'
import styles from './SearchDialog.module.css'
import { SearchHints } from './SearchHints.tsx'
import { SearchResult } from './SearchResult.tsx'
import { searchCompletions, withCompletion } from './search-completions.ts'
import { findItems, inLowerCase, matchingItems, type SearchItem, searchItems } from './search-items.ts'
import { takeTypedAhead } from './typed-ahead.ts'

/** One field for everything: resources, hosts, ports, rules, files and commands. */
export function SearchDialog() {
  const workspace = useWorkspace()
  const services = useServices()
  const analysis = useWorkspaceState(it => it.analysis)
  const files = useWorkspaceState(it => it.files)
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const taken = useRef(false)
  const id = useId()

  const items = useMemo(() => {
    const context = { workspace, services }
    const offered = [...commands, ...searchableCanvasCommands].filter(
      it => it.id !== 'search' && isEnabled(it, context),
    )
    return searchItems(analysis, files, offered)
  }, [analysis, files, workspace, services])
  // Not with the first key.
  useEffect(() => turns.ahead(() => void inLowerCase(items)), [items])
  // Where keys of the filter are used it is the filter's language: `kind:Gateway host:*.example.com`.
  const asks = useMemo(() => hasKeys(readFilter(query)), [query])
  const ask = useFilterAsk(asks ? query.trim() : '')
  const { answer } = useAnswerOrToast(ask && ({ type: 'scope', ...ask } as const), 'The search')
  const found = useMemo(
    () => (asks ? matchingItems(items, answer?.resources ?? none, most) : findItems(items, query, most)),
    [items, query, asks, answer],
  )
  const chosen = Math.min(at, found.length - 1)
  const { answer: completions } = useAnswerOrToast(
    query.trim() === ''
      ? undefined
      : ({ type: 'filterCompletion', text: query, cursor: query.length } as const),
    'Completions',
  )
  const offered = useMemo(() => searchCompletions(query, completions ?? []), [query, completions])

  // What is below the list's edge comes in a task of its own.
  const [listed, setListed] = useState<string>()
  useLayoutEffect(() => turns.inOwnTask(() => setListed(query)), [query])
  const upTo = listed === query ? most : inSight

  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  // At once, not when the dialog has opened: what is typed meanwhile belongs here.
  const begin = useCallback((field: HTMLInputElement | null) => {
    field?.focus()
    const typed = field && takeTypedAhead()
    if (typed) setQuery(typed)
  }, [])

  function change(text: string): void {
    setQuery(text)
    setAt(0)
  }

  function complete(it: FilterCompletion): void {
    change(withCompletion(query, it))
  }

  const take = useCallback(
    (item: SearchItem | undefined) => {
      if (!item) return
      // The keyboard goes where the item leads, not back to where it was.
      taken.current = item.type === 'command' ? item.command.leads === true : item.type !== 'file'
      closeDialog()
      switch (item.type) {
        case 'command':
          item.command.run({ workspace, services })
          return
        case 'file':
          showWelcome(false)
          workspace.openFile(item.file)
          return
        case 'resource':
        case 'host':
        case 'port':
        case 'rule':
          showWelcome(false)
          workspace.select(item.selection)
          focusCanvas()
      }
    },
    [workspace, services],
  )

  return (
    <Base.Root open onOpenChange={open => open || closeDialog()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={styles.popup} finalFocus={() => !taken.current}>
          <Base.Title className="visually-hidden">Search</Base.Title>
          <div className={styles.field}>
            <Search aria-hidden="true" />
            <input
              ref={begin}
              role="combobox"
              aria-label="Search"
              aria-expanded="true"
              aria-controls={`${id}-list`}
              aria-activedescendant={found.length ? `${id}-${chosen}` : undefined}
              aria-autocomplete="list"
              placeholder="Resource, host, port, rule, file or command"
              autoComplete="off"
              spellCheck={false}
              value={query}
              onChange={event => change(event.target.value)}
              onKeyDown={event => {
                const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
                if (step !== 0) {
                  event.preventDefault()
                  setAt((chosen + step + found.length) % Math.max(1, found.length))
                }
                if (event.key === 'Tab' && !event.shiftKey && offered[0]) {
                  event.preventDefault()
                  complete(offered[0])
                }
                if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
                // The focus goes back to what had it before, which would take the same key for a click.
                event.preventDefault()
                take(found[chosen])
              }}
            />
          </div>
          <SearchHints
            offered={offered}
            problems={(asks && answer?.problems) || noProblems}
            onTake={complete}
          />
          <div
            ref={list}
            id={`${id}-list`}
            role="listbox"
            aria-label="Search results"
            className={styles.list}
          >
            {found.slice(0, Math.max(upTo, chosen + 1)).map((item, i) => (
              <SearchResult
                key={item.id}
                id={`${id}-${i}`}
                item={item}
                isChosen={i === chosen}
                onTake={take}
                onPoint={setAt}
                at={i}
              />
            ))}
          </div>
          {found.length === 0 &&
            offered.length === 0 &&
            !(asks && (!answer || answer.problems.length > 0)) && (
              <p className={styles.none} role="status">
                Nothing matches “{query}”.
              </p>
            )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

const none: readonly string[] = []
const noProblems: readonly FilterProblem[] = []
/** More results nobody reads. */
const most = 50
/** As many as the list is high, and some more. */
const inSight = 16
