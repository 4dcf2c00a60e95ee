// One keystroke in a page, until it is seen: marks of the page's timeline, at the key and in the frame after the one that shows it, tell how long it takes.

/** What the marks are called. */
export const marks = { key: 'key of the bench', seen: 'seen by the bench' }

/** By turns types a digit at the end of a path, until a box of the drawing says it, and takes it back, until none does. */
export async function typeUntilDrawn(page, i) {
  const isTyped = i % 2 === 0
  await typeUntil(page, isTyped ? '1' : 'Backspace', '[data-canvas]', {
    selector: '[data-canvas] [role="treeitem"]',
    words: '/api/v01',
    isThere: isTyped,
  })
}

/** By turns makes a duration one that nobody can read, until that is marked in the text, and mends it, until the mark has gone. */
export async function typeUntilMarked(page, i) {
  const marked = await page.locator(problem).count()
  const [key, count] = i % 2 === 0 ? ['x', marked + 1] : ['Backspace', marked - 1]
  await typeUntil(page, key, '.monaco-editor', { selector: problem, count })
}

const problem = '.monaco-editor .squiggly-error'

async function typeUntil(page, key, root, wanted) {
  await page.bringToFront()
  await page.evaluate(
    ([root, { selector, words, isThere, count }, marks]) => {
      globalThis.seen = new Promise(resolve => {
        let from
        addEventListener('keydown', it => (from ??= it.timeStamp), { capture: true, once: true })
        const isSeen = () => {
          const all = [...document.querySelectorAll(selector)]
          return words === undefined
            ? all.length === count
            : all.some(it => it.getAttribute('aria-label')?.includes(words)) === isThere
        }
        const watch = new MutationObserver(() => {
          if (from === undefined || !isSeen()) return
          watch.disconnect()
          requestAnimationFrame(() =>
            setTimeout(() => {
              performance.mark(marks.key, { startTime: from })
              resolve(performance.mark(marks.seen))
            }),
          )
        })
        const whole = { subtree: true, childList: true, attributes: true, characterData: true }
        for (const it of document.querySelectorAll(root)) watch.observe(it, whole)
      })
    },
    [root, wanted, marks],
  )
  await page.keyboard.press(key)
  await page.evaluate(() => globalThis.seen.then(() => undefined))
  await page.waitForTimeout(300)
}
