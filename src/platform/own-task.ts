/** Fulfilled in a task after this one, so that the page answers in between. Not by a timer, which a page in the background has once a second. */
export function ownTask(): Promise<void> {
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}
