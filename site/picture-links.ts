// node picture-links.js: prints what the pictures of the site show, as links of the editor by name.
import { canary } from '../src/core/examples/canary.ts'
import { labById } from '../src/core/labs/index.ts'
import { labContent } from '../src/core/labs/lab-content.ts'
import type { SharedContent } from '../src/core/share/shared-content.ts'
import { pictureNames } from './home-page.ts'
import { editorLink } from './links.ts'

const { title: name, files } = canary
const { view, ...broken } = labContent(labById('subset-missing')!)

const shown: Record<(typeof pictureNames)[number], SharedContent> = {
  drawing: { name, files },
  trace: {
    name,
    files,
    view: { drawer: 'request', request: { text: "curl -H 'x-canary: always' https://shop.example.com/" } },
  },
  problems: { ...broken, view: { ...view, drawer: 'problems' } },
  changes: {
    name,
    baseline: { files },
    files: files.map(it => ({
      ...it,
      text: it.text.replace('weight: 90', 'weight: 50').replace('weight: 10', 'weight: 50'),
    })),
    view: { drawer: 'changes' },
  },
}

console.log(JSON.stringify(Object.fromEntries(pictureNames.map(it => [it, editorLink(shown[it])]))))
