// node scripts/deploy-files.mjs: writes the files that tell hosts which headers to send with the page, from the one list there is of them
// (src/cli/open/page-headers.mjs). scripts/deploy-files.test.ts holds them equal to it.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheOf, pageHeaders } from '../src/cli/open/page-headers.mjs'
import { contentTypes } from '../src/cli/open/static-file.mjs'
import { root } from './setup.mjs'

/** Each file by its path in the repository. */
export const deployFiles = {
  'public/_headers': netlifyHeaders(),
  'deploy/nginx.conf': nginxConfiguration(),
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [path, text] of Object.entries(deployFiles)) writeFileSync(join(root, path), text)

/** The form of Netlify and Cloudflare Pages: a path, then its headers. Both let a page be asked for again unless they are told otherwise. */
function netlifyHeaders() {
  return `# Made by scripts/deploy-files.mjs.
/*
${lines(pageHeaders, (name, value) => `  ${name}: ${value}`)}
/assets/*
  Cache-Control: ${cacheOf.assets}
`
}

/** Complete, for an nginx without rights that can write to /tmp alone. */
function nginxConfiguration() {
  const compressed = Object.values(contentTypes)
    .filter(it => /^(text|application)\/|svg/.test(it))
    .map(it => it.replace(/;.*/, ''))
    .filter(it => it !== 'text/html')
  return `# Made by scripts/deploy-files.mjs. It needs no rights, and writes to /tmp alone.
worker_processes auto;
pid /tmp/nginx.pid;
error_log /dev/stderr warn;

events {}

http {
  access_log /dev/stdout;
  server_tokens off;
  client_body_temp_path /tmp/body;
  proxy_temp_path /tmp/proxy;
  fastcgi_temp_path /tmp/fastcgi;
  uwsgi_temp_path /tmp/uwsgi;
  scgi_temp_path /tmp/scgi;

  types {
${lines(contentTypes, (ending, type) => `    ${type.replace(/;.*/, '')} ${ending.slice(1)};`)}
  }
  default_type application/octet-stream;
  charset utf-8;
  charset_types ${compressed.join(' ')};

  sendfile on;
  gzip on;
  gzip_vary on;
  gzip_comp_level 6;
  gzip_types ${compressed.join(' ')};

  server {
    listen 8080;
    root /usr/share/nginx/html;
    index index.html;

    # What a location adds takes the place of all that stands around it, so each says everything.
    location / {
${nginxHeaders(cacheOf.others)}
    }

    location /assets/ {
${nginxHeaders(cacheOf.assets)}
    }

    # For hosts, not for browsers.
    location = /_headers {
      return 404;
    }
  }
}
`
}

function nginxHeaders(cache) {
  // That something is not there is not to be remembered.
  return `${lines(pageHeaders, (name, value) => `      add_header ${name} "${value}" always;`)}
      add_header Cache-Control "${cache}";`
}

function lines(of, line) {
  return Object.entries(of)
    .map(([name, value]) => line(name, value))
    .join('\n')
}
