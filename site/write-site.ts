// node write-site.js ROOT TARGET: writes the pages of the site, with what lies beside them.
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buildSite } from './build-site.ts'
import { readGuides } from './read-guides.ts'

const [root = '.', target = 'dist/site'] = process.argv.slice(2)
const api = join(root, 'dist', 'api')
rmSync(target, { recursive: true, force: true })

const pages = buildSite({
  guides: readGuides(join(root, 'site', 'guides')),
  ci: readGuides(join(root, 'docs', 'ci')),
  more: existsSync(join(api, 'index.html')) ? [{ path: 'api/index.html', title: 'Library' }] : [],
})
for (const [path, text] of pages) {
  mkdirSync(dirname(join(target, path)), { recursive: true })
  writeFileSync(join(target, path), text)
}
cpSync(join(root, 'site', 'site.css'), join(target, 'site.css'))
cpSync(join(root, 'public', 'icon.svg'), join(target, 'icon.svg'))
cpSync(join(root, 'site', 'pictures'), join(target, 'pictures'), { recursive: true })
cpSync(join(root, 'dist', 'app'), join(target, 'app'), { recursive: true })
if (existsSync(api)) cpSync(api, join(target, 'api'), { recursive: true })
console.log(
  `${pages.size} pages and drawings in ${target}${existsSync(api) ? '' : ', without the library: `npm run api-docs` first'}`,
)
