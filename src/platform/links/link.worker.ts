import type { LinkAsk } from './link-maker.ts'
import { makeLink } from './make-link.ts'
import type { OpenAsk } from './open-link.ts'
import { unpackLink } from './unpack-link.ts'

self.onmessage = ({ data }: MessageEvent<LinkAsk | OpenAsk>) => {
  const answer = 'fragment' in data ? unpackLink(data) : makeLink(data)
  void answer.then(it => self.postMessage(it))
}
