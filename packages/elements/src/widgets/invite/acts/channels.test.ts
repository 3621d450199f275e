import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf, channelsFor, LINKED } from './channels.ts';

const said = {
  link: 'https://fjordlys.example/r/q3mX0b1wTz8uH5sLkVnE2g',
  message: 'Come & sit\nwith us? 100 % dusk',
  subject: 'Pass the flame',
};

test('R45 every channel opens with the member’s own words and the link, whole', () => {
  for (const channel of LINKED) {
    const address = addressOf(channel, said);
    const read = decodeURIComponent(address.replace(/\r/g, ''));
    assert.ok(read.includes(said.link), channel);
    assert.ok(!/[\s<>"&]/.test(address.replace(/[?&]\w*=/g, '')), `${channel} is encoded: ${address}`);
    if (channel !== 'linkedin' && channel !== 'facebook')
      assert.ok(read.replace(/\r/g, '').includes(said.message), channel);
  }
  assert.equal(new URL(addressOf('x', said)).searchParams.get('text'), said.message);
  assert.equal(new URL(addressOf('telegram', said)).searchParams.get('url'), said.link);
  assert.equal(
    new URL(addressOf('whatsapp', said)).searchParams.get('text'),
    `${said.message}\n${said.link}`,
  );
});

test('R45 without words it is the link alone', () => {
  const quiet = { ...said, message: '  ' };
  assert.equal(new URL(addressOf('whatsapp', quiet)).searchParams.get('text'), said.link);
  assert.ok(!addressOf('telegram', quiet).includes('text='));
  assert.ok(addressOf('mail', quiet).endsWith(`body=${encodeURIComponent(said.link)}`));
});

const DESK = { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/128.0' };
const PHONE = { userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148 Safari' };

test('R46 text messages are offered on mobiles alone', () => {
  assert.ok(!channelsFor(null, DESK).includes('sms'));
  assert.ok(channelsFor(null, PHONE).includes('sms'));
  assert.ok(!channelsFor('sms', DESK).length);
  assert.ok(channelsFor(null, { ...DESK, userAgentData: { mobile: true } }).includes('sms'));
  assert.ok(!channelsFor(null, { ...PHONE, userAgentData: { mobile: false } }).includes('sms'));
});

test('R47 a page names its channels, in its order; what is none is left out', () => {
  assert.deepEqual(channelsFor('Telegram, mail pigeon telegram', DESK), ['telegram', 'mail']);
  assert.deepEqual(channelsFor('  ', DESK), LINKED.slice(0, -1));
});
