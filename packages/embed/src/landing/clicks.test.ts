import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { choose, endOf, readClick } from './clicks.ts';
import { goesTo } from './links.ts';

const DAY = 86_400_000;
const click = (clickedAt: number, windowDays = 30, first = 0): string =>
  `${Buffer.from(JSON.stringify(['acme', 'ABCD1234', null, clickedAt, windowDays, first])).toString('base64url')}.seal`;

test('R24 a kept click ends its days after the click, and on day 31 is forgotten, also of a daily visitor', () => {
  const held = click(0);
  for (let day = 0; day <= 30; day++) assert.equal(choose(held, null, day * DAY), held);
  assert.equal(choose(held, null, 30 * DAY + 1), null);
  assert.equal(choose(held, null, 31 * DAY), null);
});

test('R55 of two clicks the newer counts, or the older where the programme says first touch', () => {
  assert.equal(choose(click(1), click(2), 3), click(2));
  assert.equal(choose(click(1, 30, 1), click(2, 30, 1), 3), click(1, 30, 1));
  assert.equal(choose(click(1, 30, 1), click(2 * DAY * 30, 30, 1), 60 * DAY), click(60 * DAY, 30, 1));
  assert.equal(choose(null, click(2), 3), click(2));
});

test('R55 law: what is no click is never kept, and a click is kept as it came', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(40), (junk, days) => {
      const good = click(0);
      if (readClick(junk) === null) {
        assert.equal(choose(junk, null, days * DAY), null);
        assert.equal(choose(good, junk, days * DAY), days <= 30 ? good : null);
        assert.equal(choose(junk, good, 0), good);
      }
    }),
  );
  assert.equal(endOf(readClick(click(5, 7))!), 5 + 7 * DAY);
  // From a server of before: 30 days, last touch.
  const old = `${Buffer.from('["acme","ABCD1234",null,5]').toString('base64url')}.s`;
  assert.deepEqual(readClick(old), { clickedAt: 5, windowDays: 30, first: false });
});

test('R56 a click goes to the brand’s own domains and nowhere else', () => {
  const page = new URL('https://brand.example/welcome') as unknown as Location;
  const domains = ['shop.example', 'localhost:4000'];
  const goes = (to: string, here = true) => goesTo(new URL(to), page, domains, here);
  assert.ok(goes('https://brand.example/join') && !goes('https://brand.example/join', false));
  for (const to of ['https://shop.example/', 'https://www.shop.example/x?y=1', 'http://localhost:4000/'])
    assert.ok(goes(to, false), to);
  for (const to of [
    'https://evilshop.example/',
    'https://shop.example.evil.example/',
    'https://evil.example/shop.example',
    'http://localhost:4001/',
    'mailto:a@shop.example',
    'javascript:alert(1)',
  ])
    assert.ok(!goes(to), to);
});
