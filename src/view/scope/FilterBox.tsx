import { ListFilter, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { FilterCompletion } from '../../core/filter/complete-filter.ts'
import { withoutHalfKey } from '../../core/filter/complete-filter.ts'
import { setFilter, useScopeState } from '../screen/scope-state.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { useAnswerOrToast } from '../use-answer.ts'
import styles from './FilterBox.module.css'
import { useScope } from './use-scope.ts'

const none: readonly FilterCompletion[] = []

/** The field for the search language. It filters the drawing, the tables and Problems, and offers keys and values as they are typed. */
export function FilterBox() {
  const filter = useScopeState(it => it.filter)
  const isWrong = (useScope()?.problems.length ?? 0) > 0
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [cursor, setCursor] = useState(0)
  const [open, setOpen] = useState(false)
  /** The completion that Enter takes; none until one is gone to. */
  const [at, setAt] = useState(-1)
  const id = useId()
  const { answer } = useAnswerOrToast(
    open ? ({ type: 'filterCompletion', text: filter, cursor } as const) : undefined,
    'Completions',
  )
  const offered = open ? (answer ?? none) : none
  const chosen = Math.min(at, offered.length - 1)

  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  function take(it: FilterCompletion): void {
    const text = filter.slice(0, it.from) + it.insert + filter.slice(it.to)
    const end = it.from + it.insert.length
    setFilter(text)
    setCursor(end)
    setAt(-1)
    // A key goes on with its values; a value is done.
    setOpen(it.insert.endsWith(':'))
    requestAnimationFrame(() => {
      input.current?.focus()
      input.current?.setSelectionRange(end, end)
    })
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      if (!open) setOpen(true)
      else if (offered.length > 0)
        setAt((chosen + step + offered.length + (chosen < 0 && step < 0 ? 1 : 0)) % offered.length)
      return
    }
    const taken = offered[event.key === 'Tab' ? Math.max(0, chosen) : chosen]
    if (taken && (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey && chosen >= 0))) {
      event.preventDefault()
      take(taken)
    } else if (event.key === 'Enter') {
      setOpen(false)
      setFilter(filter)
    } else if (event.key === 'Escape' && (offered.length > 0 || filter !== '')) {
      event.preventDefault()
      event.stopPropagation()
      if (offered.length > 0) setOpen(false)
      else setFilter('')
    }
  }

  return (
    <search className={styles.box}>
      <div className={styles.field}>
        <ListFilter aria-hidden="true" />
        <input
          ref={input}
          role="combobox"
          aria-label="Filter"
          aria-expanded={offered.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen >= 0 ? `${id}-${chosen}` : undefined}
          aria-autocomplete="list"
          aria-invalid={isWrong}
          aria-describedby={isWrong ? 'filter-problems' : undefined}
          data-filter-box=""
          placeholder="Filter: kind:VirtualService, host:…"
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          value={filter}
          onChange={event => {
            const { value, selectionStart } = event.target
            setFilter(value, withoutHalfKey(value, selectionStart ?? value.length))
            setCursor(selectionStart ?? value.length)
            setOpen(true)
            setAt(-1)
          }}
          onSelect={event => setCursor(event.currentTarget.selectionStart ?? 0)}
          onClick={() => setOpen(true)}
          onBlur={() => {
            setOpen(false)
            setFilter(filter)
          }}
          onKeyDown={onKeyDown}
        />
        {filter !== '' && (
          <IconButton
            size="s"
            label="Clear filter"
            icon={<X />}
            onClick={() => {
              setFilter('')
              input.current?.focus()
            }}
          />
        )}
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label="Completions"
        className={styles.list}
        hidden={offered.length === 0}
      >
        {offered.map((it, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
          <div
            key={it.label}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            className={styles.item}
            onPointerDown={event => event.preventDefault()}
            onClick={() => take(it)}
            onPointerMove={() => i !== chosen && setAt(i)}
          >
            <span className={styles.label}>{it.label}</span>
            <span className={styles.detail}>{it.detail}</span>
          </div>
        ))}
      </div>
    </search>
  )
}
