import { join } from 'node:path'
import { expect, it } from 'vitest'
import { licencesOf } from './licences.ts'

const root = join(import.meta.dirname, '..')

it('lists each package of a build once, with the texts that it brings', () => {
  const found = licencesOf([
    join(root, 'src/page.tsx'),
    '\0vite/preload-helper.js',
    join(root, 'node_modules/react/index.js'),
    `\0${join(root, 'node_modules/react/cjs/react.production.js')}?commonjs-module`,
    join(root, 'node_modules/@base-ui/react/menu/index.mjs'),
    join(root, 'node_modules/monaco-editor/esm/vs/editor/editor.api.js'),
  ])
  expect(found.map(it => it.name)).toEqual(['@base-ui/react', 'monaco-editor', 'react'])
  for (const it of found) expect([it.licence, it.text.length > 500]).toEqual(['MIT', true])
  // Monaco says of what it holds of others.
  expect(found[1]!.text).toContain('END OF Ionic documentation NOTICES')
})
