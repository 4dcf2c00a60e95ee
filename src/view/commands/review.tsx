import { MessageSquarePlus, MessagesSquare } from 'lucide-react'
import { placeToComment } from '../review/place-to-comment.ts'
import { startComment } from '../review/review-steps.ts'
import { showDrawer } from '../screen/layout-state.ts'
import { showToast } from '../ui/toast.ts'
import type { Command } from './command.ts'

export const comment: Command = {
  id: 'comment',
  title: 'Comment on the selection or the field',
  keys: ['Ctrl+Alt+M'],
  icon: <MessageSquarePlus />,
  keywords: 'review note remark say discuss annotate',
  everywhere: true,
  leads: true,
  run({ workspace }) {
    const place = placeToComment(workspace)
    if (place) startComment(place)
    else
      showToast({
        topic: 'comment',
        title: 'Select what the comment is about',
        description: 'A box, a rule, a field, or a place in the YAML.',
      })
  },
}

export const showReview: Command = {
  id: 'show-review',
  title: 'Show the review',
  keys: [],
  icon: <MessagesSquare />,
  keywords: 'comments discussion replies resolved',
  run: () => showDrawer('review'),
}
