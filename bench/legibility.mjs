// What a person can read of the drawing, in a real browser: `npm run bench -- legibility [CASE…] [WxH…] [first] [all] [list]`.
// A CASE is a part of a case's name; `list` prints the words behind the counts.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../scripts/setup.mjs'

const sizes = ['1440x900', '1920x1080', '390x844']
const counts = [8, 40, 200, 1000, 5000]
const views = { first: 'first view', all: 'everything' }

/** The cases to open: an example by its title, or files. `close` says whether hardly a label may be cut. */
export function legibilityCases({ examples, drawnWorkspaces, manyResources, manyRules }) {
  const generated = Object.entries({ proportions: manyResources, ...drawnWorkspaces })
  return [
    ...examples.map(it => ({ name: `example: ${it.title}`, example: it.title, close: true })),
    { name: 'hand-written', files: () => [handWritten()], close: false },
    { name: 'one host, 60 rules', files: () => manyRules(60), close: false },
    ...counts.flatMap(count =>
      generated.map(([name, make]) => ({
        name: `${name}, ${count}`,
        files: () => make(count),
        close: count <= 40,
      })),
    ),
  ]
}

/** What the words on the command line ask for. */
export function chosen(cases, words) {
  const names = words.filter(it => !/^\d+x\d+$/.test(it) && !(it in views) && it !== 'list')
  const askedSizes = words.filter(it => /^\d+x\d+$/.test(it))
  const askedViews = Object.keys(views).filter(it => words.includes(it))
  return {
    cases: names.length ? cases.filter(it => names.some(name => it.name.includes(name))) : cases,
    sizes: askedSizes.length ? askedSizes : sizes,
    views: askedViews.length ? askedViews : Object.keys(views),
    list: words.includes('list'),
  }
}

/** Opens a case at a size and measures it in each view. */
export async function measureCase(running, url, it, size, wantedViews, measureLegibility) {
  const [width, height] = size.split('x').map(Number)
  const context = await running.newContext({
    viewport: { width, height },
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  try {
    await page.goto(url)
    if (it.example) await page.getByRole('button', { name: it.example }).first().click()
    else await openFiles(page, it.files())
    await page.getByRole('treeitem').first().waitFor({ timeout: 120_000 })
    const figures = {}
    for (const view of wantedViews) {
      if (view === 'all') await page.getByRole('button', { name: 'Show everything' }).click()
      await stands(page)
      figures[view] = await page.evaluate(measureLegibility)
    }
    return figures
  } finally {
    await context.close()
  }
}

async function openFiles(page, files) {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Open files' }).first().click()
  await (await chooser).setFiles(
    files.map(({ name, text }) => ({
      name: name.replaceAll('/', '-'),
      mimeType: 'text/yaml',
      buffer: Buffer.from(text),
    })),
  )
}

/** Until the view and what is drawn in it have stayed the same for a while. */
async function stands(page) {
  let last = ''
  for (let quiet = 0; quiet < 3; ) {
    await page.waitForTimeout(200)
    const now = await page.evaluate(() => {
      const view = document.querySelector('.react-flow__viewport')
      const canvas = document.querySelector('[data-canvas]').getBoundingClientRect()
      return `${view?.style.transform} ${view?.querySelectorAll('*').length} ${canvas.width} ${canvas.height}`
    })
    quiet = now === last ? quiet + 1 : 0
    last = now
  }
}

export const columns = [
  'view',
  'zoom',
  'text px',
  'cut',
  'covered',
  'overlap',
  'edge label on box',
  'canvas used',
  'longest edge',
]

/** A row of the table; what misses a goal of the first view is marked. */
export function rowOf(it, size, view, figures) {
  const miss = missed(it, view, figures)
  const mark = (goal, text) => (miss.includes(goal) ? `${text} !` : text)
  const cut = Math.round((100 * figures.cut.length) / Math.max(1, figures.labels))
  return [
    `${it.name} ${size}`,
    views[view],
    `${Math.round(figures.zoom * 100)} %`,
    mark('text', figures.smallest.toFixed(1)),
    mark('cut', `${figures.cut.length} of ${figures.labels}, ${cut} %`),
    mark('covered', String(figures.covered.length)),
    mark('overlap', String(figures.overlapping.length)),
    mark('edge', String(figures.edgeOnBox.length)),
    mark('used', `${Math.round(figures.used * 100)} %`),
    figures.longestEdge.toFixed(1),
  ]
}

/** Which goals of the first view are not met. Half a tenth of a pixel is rounding. */
export function missed(it, view, { smallest, cut, labels, covered, overlapping, edgeOnBox, used }) {
  if (view !== 'first') return []
  return [
    smallest < 10.95 && 'text',
    it.close && cut.length >= 0.05 * labels && cut.length > 0 && 'cut',
    covered.length > 0 && 'covered',
    overlapping.length > 0 && 'overlap',
    edgeOnBox.length > 0 && 'edge',
    used < 0.5 && 'used',
  ].filter(Boolean)
}

export const goals = [
  ['text', 'text of 11 px or more'],
  ['cut', 'under 5 % of the labels cut, in the examples and at 8 and 40 resources'],
  ['covered', 'no label covered'],
  ['overlap', 'no label on a label'],
  ['edge', 'no label of an edge on a box'],
  ['used', 'half of the canvas used'],
]

/** As a person writes: several gateways, delegates, ServiceEntries, comments, both styles of YAML. */
export function handWritten() {
  return { name: 'shop.yaml', text: readFileSync(join(root, 'bench', 'hand-written.yaml'), 'utf8') }
}
