import { describe, expect, it } from 'vitest'
import fc from '../../testing/property.ts'
import { formatRequest, parseRequest } from './parse-request.ts'
import type { Request } from './request.ts'

const read = (text: string) => parseRequest(text)?.request

describe('a curl command', () => {
  it('is read with quotes, headers and a method wherever they stand', () => {
    expect(
      read(
        `curl -sk 'https://shop.example.com/cart?id=1' -XPOST -H "X-User: dev \\"1\\"" --header 'Accept: */*' -d '{"a":1}'`,
      ),
    ).toEqual({
      port: 443,
      protocol: 'http',
      tls: 'TLS',
      sni: 'shop.example.com',
      method: 'POST',
      host: 'shop.example.com',
      path: '/cart?id=1',
      headers: { 'X-User': 'dev "1"', Accept: '*/*' },
    })
  })

  it('goes on over continued lines and ends at a pipe', () => {
    expect(read('$ curl --http2 \\\n  -b user=dev-123 \\\n  http://shop.example.com:8080 | jq .')).toEqual({
      port: 8080,
      protocol: 'http2',
      tls: 'none',
      method: 'GET',
      host: 'shop.example.com:8080',
      path: '/',
      headers: { cookie: 'user=dev-123' },
    })
  })

  it('sends the Host that a header gives, and no server name to an address', () => {
    expect(read('curl -H "Host: shop.example.com" https://192.0.2.7/x')).toMatchObject({
      host: 'shop.example.com',
      sni: '',
      tls: 'TLS',
      path: '/x',
    })
  })

  it('keeps name and port with --resolve, and takes the port of --connect-to', () => {
    expect(
      read('curl --resolve shop.example.com:8443:127.0.0.1 https://shop.example.com:8443/'),
    ).toMatchObject({
      port: 8443,
      sni: 'shop.example.com',
      host: 'shop.example.com:8443',
    })
    expect(
      read('curl --connect-to shop.example.com:443:127.0.0.1:9443 https://shop.example.com/'),
    ).toMatchObject({
      port: 9443,
      host: 'shop.example.com',
    })
  })

  it('offers a client certificate, asks for heads and puts data into the query as curl does', () => {
    expect(read('curl --cert me.pem -I https://shop.example.com')).toMatchObject({
      tls: 'mTLS',
      method: 'HEAD',
    })
    expect(read('curl -G -d q=1 http://shop.example.com/find')).toMatchObject({
      method: 'GET',
      path: '/find?q=1',
    })
    expect(read('curl -d q=1 http://shop.example.com/find')).toMatchObject({ method: 'POST', path: '/find' })
  })

  it('is read behind what runs it, and past options that are not known', () => {
    for (const it of [
      'kubectl exec deploy/sleep -c sleep -- curl -s http://shop.example.com/',
      'time curl http://shop.example.com/',
      'TOKEN=1 curl --not-known 5 http://shop.example.com/',
      '/usr/bin/curl -- http://shop.example.com/',
    ])
      expect(read(it), it).toMatchObject({ port: 80, method: 'GET', host: 'shop.example.com', path: '/' })
  })

  it('is read as Chrome copies it for a Windows command line', () => {
    const text =
      'curl ^"https://shop.example.com/api^" ^\r\n  -H ^"accept: */*^" ^\r\n  -b ^"a=1; b=2^" ^\r\n  --data-raw ^"^{^\\^"q^\\^":1^}^"'
    expect(read(text)).toMatchObject({
      method: 'POST',
      host: 'shop.example.com',
      path: '/api',
      headers: { accept: '*/*', cookie: 'a=1; b=2' },
    })
  })

  it('signs in, joins its cookies, uploads and escapes as curl does', () => {
    expect(read('curl -u me:pässword -b a=1 -b b=2 -b jar.txt -T x https://shop.example.com/')).toMatchObject(
      {
        method: 'PUT',
        headers: { cookie: 'a=1; b=2', authorization: 'Basic bWU6cMOkc3N3b3Jk' },
      },
    )
    expect(
      read("curl -G --data-urlencode 'q=a b&c' --url-query x=1 https://shop.example.com/s"),
    ).toMatchObject({
      method: 'GET',
      path: '/s?x=1&q=a%20b%26c',
    })
  })

  it('is nothing without a URL', () => {
    expect(read('curl -v')).toBeUndefined()
  })
})

describe('a URL', () => {
  it('is read with or without scheme and method', () => {
    expect(read('shop.example.com/cart')).toMatchObject({ port: 80, host: 'shop.example.com', path: '/cart' })
    expect(read('DELETE https://shop.example.com/cart#top')).toMatchObject({
      port: 443,
      method: 'DELETE',
      path: '/cart',
    })
    expect(read('http://[2001:db8::1]:8080/x')).toMatchObject({ port: 8080, host: '[2001:db8::1]:8080' })
  })

  it('with tcp or tls is a connection of bytes', () => {
    expect(read('tcp://mongo.example.com:27017')).toEqual({
      port: 27017,
      protocol: 'tcp',
      tls: 'none',
      host: 'mongo.example.com',
    })
    expect(read('tls://mongo.example.com')).toMatchObject({
      port: 443,
      protocol: 'tcp',
      tls: 'TLS',
      sni: 'mongo.example.com',
    })
  })

  it.each([
    '',
    '   ',
    'hello',
    'ftp://shop.example.com',
    'http://',
    'http://a:99999/',
    'tcp://a.example.com',
    '"'.repeat(9),
  ])('is not %j', text => {
    expect(parseRequest(text)).toBeUndefined()
  })
})

describe('the text of a request', () => {
  it('is read line by line, as it goes over the wire', () => {
    expect(
      read('POST /cart?id=1 HTTP/1.1\r\nHost: shop.example.com\r\nX-User: dev\r\n\r\nHost: body\n'),
    ).toEqual({
      port: 80,
      protocol: 'http',
      tls: 'none',
      method: 'POST',
      host: 'shop.example.com',
      path: '/cart?id=1',
      headers: { 'X-User': 'dev' },
    })
    expect(read('GET https://shop.example.com/x HTTP/2')).toMatchObject({ port: 443, protocol: 'http2' })
  })

  it('may be a TLS connection of openssl', () => {
    expect(read('openssl s_client -connect 192.0.2.1:443 -servername shop.example.com </dev/null')).toEqual({
      port: 443,
      protocol: 'tcp',
      tls: 'TLS',
      sni: 'shop.example.com',
      host: 'shop.example.com',
    })
  })
})

describe('a line of an access log', () => {
  const line =
    '[2024-03-01T10:00:00.000Z] "GET /cart?id=1 HTTP/1.1" 404 NR route_not_found - "-" 0 0 3 - "10.1.1.1" "curl/8.4.0" "a-b-c" "shop.example.com" "-" - - 10.1.2.3:8443 10.1.1.1:50000 shop.example.com -'

  it('gives the port of the workload, the server name and the request', () => {
    expect(parseRequest(line)).toEqual({
      source: 'log',
      portOf: 'workload',
      request: {
        port: 8443,
        protocol: 'http',
        tls: 'TLS',
        sni: 'shop.example.com',
        method: 'GET',
        host: 'shop.example.com',
        path: '/cart?id=1',
        headers: { 'user-agent': 'curl/8.4.0' },
      },
    })
  })

  it('may begin with what kubectl puts before it, and may be of bytes alone', () => {
    const tcp =
      'gateway-1 [2024-03-01T10:00:00.000Z] "- - -" 0 NR filter_chain_not_found - "-" 0 0 0 - "-" "-" "-" "-" "-" - - 10.1.2.3:443 10.1.1.1:50000 other.example.com -'
    expect(read(tcp)).toEqual({ port: 443, protocol: 'tcp', tls: 'TLS', sni: 'other.example.com' })
  })

  it('may be JSON', () => {
    expect(
      read(
        '{"method":"GET","path":"/","protocol":"HTTP/2","authority":"a.example.com","downstream_local_address":"10.0.0.1:8080","requested_server_name":null}',
      ),
    ).toMatchObject({ port: 8080, protocol: 'http2', tls: 'none', host: 'a.example.com' })
  })
})

describe('any text', () => {
  it('is read without a throw, and quickly', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc
            .array(
              fc.constantFrom(
                'curl ',
                '-H ',
                '"',
                "'",
                '\\',
                'http://',
                ':',
                "$'",
                '^"',
                '^',
                'openssl s_client -connect ',
                'GET / HTTP/1.1\n',
                '-u ',
                '--data-urlencode ',
                '[',
                '\n',
                '-X',
                '{',
                '--',
              ),
              { maxLength: 40 },
            )
            .map(it => it.join('')),
          fc.string().map(it => `curl ${it}`),
        ),
        text => {
          parseRequest(text)
        },
      ),
    )
  })

  // What took quadratic time took minutes here: the runner gives a test five seconds.
  it('however long is read at once', () => {
    for (const it of [
      `[2024-01-01T00:00:00Z] ${'" '.repeat(32000)}`,
      `curl ${"'".repeat(60000)}`,
      'a.'.repeat(32000),
      `curl ${'\\'.repeat(60000)}`,
    ])
      expect(() => parseRequest(it)).not.toThrow()
  })
})

it('a request written as a command is read back as it was', () => {
  const name = fc.constantFrom('shop.example.com', 'a.example.com')
  const requests: fc.Arbitrary<Request> = fc
    .record({
      port: fc.integer({ min: 1, max: 65535 }),
      tls: fc.constantFrom('none' as const, 'TLS' as const, 'mTLS' as const),
      protocol: fc.constantFrom('http' as const, 'http2' as const),
      sni: name,
      method: fc.constantFrom('GET', 'POST', 'PATCH'),
      host: fc.oneof(
        name,
        name.map(it => `${it}:8080`),
      ),
      path: fc.stringMatching(/^\/[a-z0-9/?=&'"$ %_-]{0,20}$/).map(it => it.replaceAll(' ', '%20')),
      headers: fc.dictionary(
        fc.stringMatching(/^x-[a-z]{1,6}$/),
        fc.stringMatching(/^[!-~]([ -~]{0,10}[!-~])?$/),
        { minKeys: 1, maxKeys: 3, noNullPrototype: true },
      ),
    })
    .map(it => {
      const { sni: _, ...plain } = it
      return it.tls === 'none' ? plain : it
    })
  fc.assert(
    fc.property(requests, request => {
      expect(read(formatRequest(request))).toEqual(request)
    }),
  )
})
