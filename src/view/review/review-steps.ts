import { locateResource } from '../../core/model/locate.ts'
import type { Place } from '../../core/model/resource.ts'
import type { Comments } from '../../core/review/comment.ts'
import {
  type Act,
  withComment,
  withoutText,
  withReply,
  withResolution,
  withText,
} from '../../core/review/comment-changes.ts'
import { pinPlace } from '../../core/review/pinned-place.ts'
import { newId } from '../../platform/new-id.ts'
import { commentPlacesStore } from '../../workspace/review/comment-places.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { focusInPane } from '../screen/focus-pane.ts'
import { showDrawer } from '../screen/layout-state.ts'
import { showToast } from '../ui/toast.ts'
import { authorStore, reviewStore, setDraft } from './review-state.ts'

/** A link carries the id of every comment; among those of one review these are enough. */
const idBytes = 5

/** Opens the review with a new comment about a place. */
export function startComment(place: Place): void {
  reviewStore.setState({ composing: place, shown: 'open' })
  showDrawer('review')
  focusInPane('review', '[data-composer] textarea')
}

/** Shows a comment in the list. */
export function showComment(id: string): void {
  const isResolved = commentPlacesStore.getState().placed.find(it => it.id === id)?.isResolved
  reviewStore.setState({ current: id, shown: isResolved ? 'resolved' : 'open' })
  showDrawer('review')
  focusInPane('review', `[data-comment="${CSS.escape(id)}"]`)
}

/** Selects the place of a comment everywhere. */
export function goToComment(workspace: Workspace, id: string, place: Place): void {
  reviewStore.setState({ current: id })
  workspace.select({ type: 'place', place, reveal: 'canvas' })
}

/** Adds the comment that is being written; false while there is nothing to add, or its resource has gone. */
export function addComment(workspace: Workspace, place: Place, text: string): boolean {
  const { analysed, judging: settings } = workspace.store.getState()
  const value = locateResource(analysed, place.resource, settings)?.value
  if (text.trim() === '' || !value) return false
  const id = newId(idBytes)
  change(workspace, (comments, act) => withComment(comments, id, pinPlace(value, place), text.trim(), act))
  setDraft('', undefined)
  reviewStore.setState({ composing: undefined, current: id, shown: 'open' })
  focusInPane('review', `[data-comment="${CSS.escape(id)}"]`)
  return true
}

export function addReply(workspace: Workspace, to: string, text: string): void {
  change(workspace, (comments, act) => withReply(comments, to, newId(idBytes), text.trim(), act))
  setDraft(to, undefined)
}

export function editRemark(workspace: Workspace, id: string, text: string): void {
  change(workspace, (comments, act) => withText(comments, id, text.trim(), act))
}

export function resolve(workspace: Workspace, id: string, resolved: boolean): void {
  change(workspace, (comments, act) => withResolution(comments, id, resolved, act))
  showToast({
    topic: 'comment',
    title: resolved ? 'Resolved' : 'Opened again',
    action: {
      label: 'Undo',
      onClick: () => change(workspace, (comments, act) => withResolution(comments, id, !resolved, act)),
    },
  })
}

/** Takes the words of a comment or a reply away; a toast brings them back. */
export function deleteRemark(workspace: Workspace, id: string, text: string, what: string): void {
  change(workspace, (comments, act) => withoutText(comments, id, act))
  showToast({
    topic: 'comment',
    title: `${what} deleted`,
    action: {
      label: 'Undo',
      onClick: () => change(workspace, (comments, act) => withText(comments, id, text, act)),
    },
  })
}

function change(workspace: Workspace, to: (comments: Comments, act: Act) => Comments): void {
  const act = { by: authorStore.getState().name, at: Math.floor(Date.now() / 1000) }
  workspace.setComments(to(workspace.store.getState().comments, act))
}
