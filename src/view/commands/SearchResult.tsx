import { FileText } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { Kbd } from '../ui/Kbd.tsx'
import { KindIcon } from '../ui/KindIcon.tsx'
import styles from './SearchDialog.module.css'
import type { SearchItem } from './search-items.ts'

interface SearchResultProps {
  id: string
  item: SearchItem
  /** Its place in the list. */
  at: number
  isChosen: boolean
  onTake: (item: SearchItem) => void
  onPoint: (at: number) => void
}

/** One line of what was found: most of them stay from one key to the next. */
export const SearchResult = memo(function SearchResult({
  id,
  item,
  at,
  isChosen,
  onTake,
  onPoint,
}: SearchResultProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      className={styles.item}
      onClick={() => onTake(item)}
      onPointerMove={() => isChosen || onPoint(at)}
    >
      <span className={styles.icon} aria-hidden="true">
        {iconOf(item)}
      </span>
      <span className={styles.title}>{item.title}</span>
      <span className={styles.more}>{item.type === 'command' ? '' : item.more}</span>
      {item.type === 'command' && item.command.keys[0] && <Kbd keys={item.command.keys[0]} />}
    </div>
  )
})

function iconOf(item: SearchItem): ReactNode {
  switch (item.type) {
    case 'command':
      return item.command.icon
    case 'file':
      return <FileText />
    case 'resource':
    case 'host':
    case 'port':
    case 'rule':
      return <KindIcon kind={item.kind} />
  }
}
