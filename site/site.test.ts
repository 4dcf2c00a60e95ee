import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { rulePath } from '../src/cli/formats/rule-help.ts'
import { labs } from '../src/core/labs/index.ts'
import { rules } from '../src/core/rules/index.ts'
import { buildSite } from './build-site.ts'
import { guideFaults } from './guides.ts'
import { pictureNames } from './home-page.ts'
import { html } from './html.ts'
import { labPath } from './links.ts'
import { readGuides } from './read-guides.ts'

const here = dirname(fileURLToPath(import.meta.url))
const guides = readGuides(join(here, 'guides'))
const ci = readGuides(join(here, '../docs/ci'))
const site = buildSite({ guides, ci })
const pages = [...site].filter(([path]) => path.endsWith('.html'))

describe('the site', () => {
  it('has a page for each check, each lab and each guide', () => {
    expect(rules.filter(it => !site.has(rulePath(it.id)))).toEqual([])
    expect(labs.filter(it => !site.has(labPath(it.id)))).toEqual([])
    expect(guides.map(it => it.id).toSorted()).toEqual([
      'canary',
      'ci',
      'delegate',
      'editors',
      'egress',
      'gateway-api',
      'mute',
      'passthrough',
      'redirect',
    ])
  })

  it('leads nowhere but to what it has', () => {
    const dead = pages.flatMap(([path, text]) =>
      [...text.matchAll(/(?:href|src|srcset)="([^"]*)"/g)]
        .map(it => it[1] ?? '')
        .filter(it => !/^(https:|#)/.test(it))
        .map(it => normalize(join(dirname(path), it.replace(/#.*/, ''))))
        .filter(it => !site.has(it) && !isBeside(it))
        .map(it => `${path} → ${it}`),
    )
    expect(dead).toEqual([])
  })

  it('has no script, no style within, and nothing from elsewhere', () => {
    const odd = pages.filter(([, text]) => /<script|<style|style="| on[a-z]+="|src="https?:|url\(/.test(text))
    expect(odd.map(it => it[0])).toEqual([])
  })

  it('has pages with one heading each, a title of their own and a description', () => {
    expect(pages.filter(([, text]) => text.match(/<h1/g)?.length !== 1).map(it => it[0])).toEqual([])
    expect(
      pages.filter(([, text]) => !/name="description" content=".{20,}"/.test(text)).map(it => it[0]),
    ).toEqual([])
    expect(pages.filter(([, text]) => />undefined<|\[object Object/.test(text)).map(it => it[0])).toEqual([])
  })

  it('has the pictures of its first page, in light and dark', () => {
    const missing = pictureNames
      .flatMap(name => ['light', 'dark'].map(theme => `${name}-${theme}.webp`))
      .filter(it => !existsSync(join(here, 'pictures', it)))
    expect(missing).toEqual([])
  })
})

describe('the guides', () => {
  it.each(guides.map(it => [it.id, it] as const))(
    '%s shows files without problems, requests that end as it says, and commands that exist',
    (_, guide) => {
      expect(guideFaults(guide)).toEqual([])
    },
  )

  it('are held to what they say', () => {
    const text =
      '# Wrong\n\n```sh\ndrawbridge chek .\n```\n\n```trace\nhttp://shop.example.com/ => web\n```\n'
    expect(guideFaults({ id: 'wrong', text })).toHaveLength(2)
  })
})

describe('text in a page', () => {
  it('is escaped', () => {
    expect(html`<p title="${'"><script>'}">${'a < b & c'}</p>`.text).toBe(
      '<p title="&#34;&#62;&#60;script&#62;">a &#60; b &#38; c</p>',
    )
  })
})

/** What is copied to the site rather than made: the editor, styles and pictures. */
function isBeside(path: string): boolean {
  if (path === 'app/index.html') return true
  if (path === 'icon.svg') return existsSync(join(here, '../public/icon.svg'))
  return existsSync(join(here, path))
}
