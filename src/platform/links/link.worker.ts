import type { LinkAsk } from './link-maker.ts'
import { makeLink } from './make-link.ts'

self.onmessage = ({ data }: MessageEvent<LinkAsk>) => {
  void makeLink(data).then(link => self.postMessage(link))
}
