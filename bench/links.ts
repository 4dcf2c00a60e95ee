// How long links are, in letters behind the #: the parts that people send, beside what others would make of the same payload.
import { deflateSync } from 'fflate'
import { examples } from '../src/core/examples/index.ts'
import { encodeShare } from '../src/core/share/codec.ts'
import { writePayload } from '../src/core/share/payload.ts'
import type { SharedContent } from '../src/core/share/shared-content.ts'
import { encodeV1 } from '../src/core/share/v1.ts'
import { encodeBase64url } from '../src/core/text/base64url.ts'
import { encodeUtf8 } from '../src/core/text/utf8.ts'
import { manyResources } from '../src/testing/many-resources.ts'
import { timed } from './measure.ts'

export interface LinkFigures {
  readonly title: string
  readonly link: number
  readonly v1: number
  readonly deflate: number
  /** What a packer of text gives, such as lz-string's for URIs. */
  readonly other: number
  readonly ms: number
}

/** `packOther` is the packer to compare with. */
export function measureLinks(handWritten: string, packOther: (text: string) => string): LinkFigures[] {
  const all = examples.map(({ title: name, files }) => measureLink(name, [{ name, files }], packOther))
  const everything = examples.map(({ title: name, files }) => ({ name, files }))
  const changed = handWritten.replace('number: 80,', 'number: 81,')
  const file = (text: string) => [{ name: 'shop.yaml', text }]
  return [
    ...all,
    measureLink('all examples, a link each', everything, packOther),
    measureLink('50 resources', [{ name: 'Shop', files: manyResources(50) }], packOther),
    measureLink('hand-written', [{ name: 'Shop', files: file(handWritten) }], packOther),
    measureLink(
      'hand-written, one line changed, with its baseline',
      [{ name: 'Shop', files: file(changed), baseline: { files: file(handWritten) } }],
      packOther,
    ),
  ]
}

function measureLink(
  title: string,
  contents: readonly SharedContent[],
  packOther: (text: string) => string,
): LinkFigures {
  const { ms, result } = timed(() => contents.map(encodeShare))
  const sum = (lengthOf: (content: SharedContent) => number) =>
    contents.reduce((all, it) => all + lengthOf(it), 0)
  return {
    title,
    link: result.reduce((all, it) => all + (it.ok ? it.fragment.length : 0), 0),
    v1: sum(it => 'v1:'.length + encodeV1(it).length),
    deflate: sum(it => encodeBase64url(deflateSync(encodeUtf8(writePayload(it)), { level: 9 })).length),
    other: sum(it => packOther(writePayload(it)).length),
    ms,
  }
}
