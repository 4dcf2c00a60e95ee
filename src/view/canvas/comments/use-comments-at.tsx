import { MessageSquareText } from 'lucide-react'
import type { ReactNode } from 'react'
import { commentWords } from '../../review/comment-words.ts'
import { useCanvas } from '../canvas-state.ts'
import type { ItemKey } from '../items/item.ts'
import styles from './comment-mark.module.css'

/** The open comments at an item: a mark at its corner, and words for the end of its name. */
export function useCommentsAt(key: ItemKey): { readonly mark: ReactNode; readonly words: string } {
  const ids = useCanvas(it => it.commented.get(key))
  if (!ids) return { mark: null, words: '' }
  const words = commentWords(ids.length)
  return {
    words: `, ${words}`,
    mark: (
      <button
        type="button"
        tabIndex={-1}
        className={`${styles.mark} nodrag nopan`}
        data-action="comments"
        data-first={ids[0]}
        aria-label={`Show ${words}`}
        title={`Show ${words}`}
      >
        <MessageSquareText aria-hidden="true" />
        {ids.length > 1 && ids.length}
      </button>
    ),
  }
}
