import { lastingStore } from '../../workspace/workspace-store.ts'

/** How texts are compared: two columns where there is room, or one text within the other. */
export const compareStore = lastingStore<{ readonly layout: 'side-by-side' | 'inline' }>('preference', {
  layout: 'side-by-side',
})
