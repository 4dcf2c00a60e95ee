import { MessageSquareText } from 'lucide-react'
import { useStore } from 'zustand'
import type { Place } from '../../core/model/resource.ts'
import { isWithin, samePath } from '../../core/yaml/path.ts'
import { commentPlacesStore, type PlacedComment } from '../../workspace/review/comment-places.ts'
import { commentWords } from './comment-words.ts'
import styles from './PlaceComments.module.css'
import { showComment } from './review-steps.ts'

/** In a form: how many open comments there are at a place, or at it and within it; a click shows the first. */
export function PlaceComments({ of, extent }: { of: Place; extent: 'at' | 'within' }) {
  const placed = useStore(commentPlacesStore, it => it.placed)
  const here = placed.filter(it => !it.isResolved && isHere(it, of, extent))
  const [first] = here
  if (!first) return null
  return (
    <button
      type="button"
      className={styles.comments}
      title={first.words}
      onClick={() => showComment(first.id)}
    >
      <MessageSquareText aria-hidden="true" />
      {commentWords(here.length)}
    </button>
  )
}

function isHere({ place }: PlacedComment, of: Place, extent: 'at' | 'within'): boolean {
  if (place?.resource !== of.resource) return false
  return extent === 'at' ? samePath(place.path, of.path) : isWithin(place.path, of.path)
}
