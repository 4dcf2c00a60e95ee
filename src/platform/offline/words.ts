/** What a page says to its service worker: that it has started, or that a new version may take over. */
export type WordToWorker = 'started' | 'take over'
