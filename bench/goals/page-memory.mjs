// What the page keeps in memory while somebody edits for long.
import { settled } from './open-page.mjs'

const megabyte = 1024 * 1024
const edits = 400
const between = { each: 60, places: 20 }

/** The page's heap halfway through some edits and after them, in MiB; nothing that can be collected counts. The worker's is not part of it. */
export async function heapWhileEditing(page, groups) {
  const session = await page.context().newCDPSession(page)
  const heap = async () => {
    await settled(page)
    await session.send('HeapProfiler.collectGarbage')
    return (await session.send('Runtime.getHeapUsage')).usedSize / megabyte
  }
  const random = numbers(7)
  const edit = async count => {
    for (let done = 0; done < count; ) {
      await goTo(page, random(groups), random(6))
      for (let i = 0; i < between.places && done < count; i++, done++) {
        // What is typed is taken out again: a file that only grows would be measured else.
        await page.keyboard.press(i % 2 === 0 ? String(random(10)) : 'Backspace')
        await page.waitForTimeout(between.each)
      }
    }
  }
  await edit(edits / 2)
  const halfway = await heap()
  await edit(edits / 2)
  return { edits, halfway, after: await heap() }
}

/** Puts the cursor behind the first path of a VirtualService. */
async function goTo(page, group, index) {
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('combobox', { name: 'Search', exact: true }).fill(`vs-${group}-${index}`)
  await settled(page)
  await page.keyboard.press('Enter')
  await settled(page)
  await page
    .locator('.view-line', { hasText: `prefix: /api/v${index}` })
    .first()
    .click()
  await page.keyboard.press('End')
}

/** Whole numbers below a limit, the same each time. */
function numbers(seed) {
  let at = seed
  return below => {
    at = (at * 1103515245 + 12345) % 2147483648
    return Math.floor((at / 2147483648) * below)
  }
}
