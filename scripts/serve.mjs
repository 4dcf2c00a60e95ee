// Serves a built app from a folder, for people on this machine only.
import { createServer } from 'node:http'
import { listen } from '../src/cli/open/listen.mjs'
import { answerWithFile } from '../src/cli/open/static-file.mjs'

/** Resolves with the server and its URL once it listens on `port`, or on the next free one after it. */
export async function serve(folder, port, host = '127.0.0.1') {
  const server = createServer((request, response) => answerWithFile(folder, request, response))
  return { server, url: `http://localhost:${await listen(server, port, host)}/` }
}
