// One keystroke in a page, and how long it takes to be seen, in milliseconds: from the key to the frame after the one that shows it.

/** Types a digit at the end of a path, until a box of the drawing says the path. */
export async function typeUntilDrawn(page, i) {
  return typeUntil(page, '1', '[data-canvas]', {
    selector: '[data-canvas] [role="treeitem"]',
    words: `/api/v0${'1'.repeat(i + 1)}`,
  })
}

/** By turns makes a duration one that nobody can read, until that is marked in the text, and mends it, until the mark has gone. */
export async function typeUntilMarked(page, i) {
  const marks = await page.locator(mark).count()
  const [key, count] = i % 2 === 0 ? ['x', marks + 1] : ['Backspace', marks - 1]
  return typeUntil(page, key, '.monaco-editor', { selector: mark, count })
}

const mark = '.monaco-editor .squiggly-error'

async function typeUntil(page, key, root, wanted) {
  await page.bringToFront()
  await page.evaluate(
    ([root, { selector, words, count }]) => {
      globalThis.seen = new Promise(resolve => {
        let from
        addEventListener('keydown', it => (from ??= it.timeStamp), { capture: true, once: true })
        const isSeen = () => {
          const all = [...document.querySelectorAll(selector)]
          return words === undefined
            ? all.length === count
            : all.some(it => it.getAttribute('aria-label')?.includes(words))
        }
        const watch = new MutationObserver(() => {
          if (from === undefined || !isSeen()) return
          watch.disconnect()
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)))
        })
        const whole = { subtree: true, childList: true, attributes: true, characterData: true }
        for (const it of document.querySelectorAll(root)) watch.observe(it, whole)
      })
    },
    [root, wanted],
  )
  await page.keyboard.press(key)
  const shown = await page.evaluate(() => globalThis.seen)
  await page.waitForTimeout(300)
  return shown
}
