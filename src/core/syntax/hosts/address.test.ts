import { describe, expect, it } from 'vitest'
import { isIpAddress } from './ip.ts'
import { isSubnet } from './subnet.ts'
import { isUnixAddress, unixAddressFault } from './unix-path.ts'

describe('an IP address', () => {
  it('is four numbers, or groups of hexadecimal digits with at most one gap and perhaps a zone', () => {
    const addresses = [
      '0.0.0.0',
      '1.2.3.4',
      '::',
      '::1',
      'fe80::1%eth0',
      '::ffff:1.2.3.4',
      '1:2:3:4:5:6:7:8',
      '1:2:3:4:5:6:7::',
      '1:2:3:4:5:6:1.2.3.4',
    ]

    expect(addresses.filter(it => !isIpAddress(it))).toEqual([])
  })

  it('has no leading zeros, no brackets and no more or fewer groups', () => {
    const texts = [
      '',
      'x',
      '01.2.3.4',
      '1.2.3',
      '1.2.3.256',
      '1.2.3.4.5',
      '1.2.3.4%eth0',
      '[::1]',
      '1::2::3',
      ':::',
      '1:2:3:4:5:6:7',
      '1:2:3:4:5:6:7:8:9',
      '1:2:3:4:5:6:7:1.2.3.4',
      '::1.2.3',
      '12345::',
      'fe80::1%',
      ':1',
    ]

    expect(texts.filter(isIpAddress)).toEqual([])
  })
})

describe('a subnet', () => {
  it('is an address, or an address and the number of bits that count', () => {
    expect(
      ['1.2.3.4', '10.0.0.0/8', '10.1.2.3/8', '::/0', '::1/128', '::ffff:1.2.3.4/33'].filter(
        it => !isSubnet(it),
      ),
    ).toEqual([])
  })

  it('has no more bits than its address, no leading zeros, no zone and one slash', () => {
    expect(
      ['1.2.3.4/33', '::/129', 'x', '10.0.0.0/8/1', '10.0.0.0/08', '10.0.0.0/', 'fe80::1%e/64', '/8'].filter(
        isSubnet,
      ),
    ).toEqual([])
  })
})

describe('a Unix socket', () => {
  it('is an absolute path of a file, or a name in the abstract namespace', () => {
    expect(isUnixAddress('unix:///a/b')).toBe(true)
    expect(isUnixAddress('10.0.0.7')).toBe(false)
    expect(['unix:///a/b', 'unix://@a', 'unix://@'].map(unixAddressFault)).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(['unix://', 'unix://a', 'unix:///a/'].map(unixAddressFault)).not.toContain(undefined)
  })
})
