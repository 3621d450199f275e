import assert from 'node:assert/strict';
import { isIP } from 'node:net';
import { test } from 'node:test';
import fc from 'fast-check';
import { isPublic, listOf, whereTo, type Address } from './guard.ts';

const address = (text: string): Address => ({ address: text, family: isIP(text) as 4 | 6 });
const NONE = listOf([]);

test('T102 addresses that are not of the public internet are told apart', () => {
  const inside = [
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.255.254', '169.254.169.254', '172.16.0.1'],
    ...[
      '172.31.255.255',
      '192.168.1.1',
      '198.18.0.1',
      '203.0.113.9',
      '224.0.0.1',
      '240.0.0.1',
      '255.255.255.255',
    ],
    ...['::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '64:ff9b::a00:1', 'fe80::1', 'fc00::1', 'fd12::1'],
    ...['ff02::1', '2001:db8::1', '2001::1', '2002:7f00:1::', '2002:a00:1::1', '100::1', '3fff::1'],
  ];
  const outside = ['1.1.1.1', '8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1'];
  for (const text of inside) assert.equal(isPublic(address(text)), false, text);
  for (const text of outside) assert.equal(isPublic(address(text)), true, text);
});

test('T102 no spelling of an own address gets through', async () => {
  const spelt = [
    ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '[::1]', '[::ffff:7f00:1]'],
    ...['[0:0:0:0:0:ffff:127.0.0.1]', '169.254.169.254', '0', '[::]', '[fe80::1]', '127.0.0.1.'],
  ];
  for (const host of spelt) {
    const { hostname } = new URL(`https://${host}/`);
    const looked = async () => [address('127.0.0.1')];
    await assert.rejects(whereTo(hostname, NONE, looked), { fault: 'refused' }, host);
  }
});

test('T102 a name is as good as the worst of its addresses, and where it leads is settled once', async () => {
  const lookups = [[address('1.1.1.1'), address('10.0.0.1')], [address('1.1.1.1')], []];
  const resolve = async () => lookups.shift() ?? [];
  await assert.rejects(whereTo('shop.example', NONE, resolve), { fault: 'refused' });
  assert.deepEqual(await whereTo('shop.example', NONE, resolve), address('1.1.1.1'));
  await assert.rejects(whereTo('shop.example', NONE, resolve), { fault: 'unresolved' });
  await assert.rejects(
    whereTo('shop.example', NONE, () => Promise.reject(new Error('ENOTFOUND'))),
    { fault: 'unresolved' },
  );
});

test('networks that the operator trusts are good, and no others', async () => {
  const trusted = listOf(['10.1.0.0/16', 'fd00::/8', '127.0.0.1']);
  for (const host of ['10.1.2.3', 'fd00::1', '127.0.0.1'])
    assert.equal((await whereTo(host, trusted)).address, host);
  for (const host of ['10.2.0.1', '127.0.0.2', '::1'])
    await assert.rejects(whereTo(host, trusted), { fault: 'refused' });
  for (const wrong of ['10.0.0.0/33', 'shop.example', '10.0.0.0/8/8', '10.0.0', '::/129', '10.0.0.0/'])
    assert.throws(() => listOf([wrong]), RangeError, wrong);
});

test('every address of a private network is refused', () => {
  fc.assert(
    fc.property(fc.nat(255), fc.nat(255), fc.nat(255), (a, b, c) => {
      for (const text of [
        `10.${a}.${b}.${c}`,
        `127.${a}.${b}.${c}`,
        `192.168.${a}.${b}`,
        `169.254.${a}.${b}`,
      ])
        assert.equal(isPublic(address(text)), false);
    }),
  );
});
