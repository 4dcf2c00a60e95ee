// Serves dist/app on exactly $PORT, for the end-to-end tests and the bench.
import { join } from 'node:path'
import { serve } from './serve.mjs'
import { root } from './setup.mjs'

const port = Number(process.env.PORT)
const { server, url } = await serve(join(root, 'dist', 'app'), port)
if (server.address().port !== port) {
  console.error(`Port ${port} is taken.`)
  process.exit(1)
}
console.log(url)
