import { expect, it } from 'vitest'
import { readableUrl } from './readable-url.ts'

it.each([
  ['https://example.com/x/shop.yaml?ref=1#L3', 'https://example.com/x/shop.yaml?ref=1', 'shop.yaml'],
  ['example.com/shop', 'https://example.com/shop', 'shop.yaml'],
  ['http://localhost:8001/apis/x.json', 'http://localhost:8001/apis/x.json', 'x.json'],
  [
    'https://github.com/istio/istio/blob/master/samples/a b.yaml#L1',
    'https://raw.githubusercontent.com/istio/istio/master/samples/a%20b.yaml',
    'a b.yaml',
  ],
  [
    'https://github.com/istio/istio/raw/master/README.md',
    'https://raw.githubusercontent.com/istio/istio/master/README.md',
    'README.md',
  ],
  ['https://gist.github.com/someone/0a1b', 'https://gist.githubusercontent.com/someone/0a1b/raw', 'raw.yaml'],
  ['https://gitlab.com/a/b/-/blob/main/x.yml', 'https://gitlab.com/a/b/-/raw/main/x.yml', 'x.yml'],
  ['https://bitbucket.org/a/b/src/main/x.yml', 'https://bitbucket.org/a/b/raw/main/x.yml', 'x.yml'],
])('%s is read from %s', (typed, url, name) => {
  expect(readableUrl(typed)).toEqual({ ok: true, url, name })
})

it.each([
  ['', /Enter an address/],
  ['https://', /not an address/],
  ['not an address', /not an address/],
  ['http://example.com/x.yaml', /Only https/],
  ['file:///etc/passwd', /not an address|Only https/],
  ['javascript:alert(1)', /not an address|Only https/],
  ['https://user:secret@example.com/x.yaml', /user name or a password/],
  ['https://github.com/istio/istio', /shows no single file/],
  ['https://github.com/istio/istio/tree/master/samples', /shows no single file/],
  ['https://gitlab.com/a/b/-/tree/main', /shows no single file/],
])('%s is refused with a reason', (typed, reason) => {
  const read = readableUrl(typed)
  expect(read.ok ? '' : read.reason).toMatch(reason)
})
