/**
 * Work in steps, so that whoever does it can do something else in between: each `yield` is a place to pause. What is thrown
 * away half done has changed nothing but what is kept for the next time.
 */
export type Steps<T> = Generator<undefined, T, undefined>

/** Does all of the work at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
