import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultOf, openSmtp } from './smtp.ts';

test('T126 a refused recipient is told from a refused mail, a full queue and a server that is not there', () => {
  const fault = (command: string, responseCode: number, response = '', code = 'EENVELOPE') =>
    faultOf(Object.assign(new Error('x'), { code, command, responseCode, response })).fault;
  assert.equal(fault('RCPT TO', 550), 'address');
  assert.equal(fault('RCPT TO', 550, '550 5.1.1 No such user'), 'address');
  assert.equal(fault('RCPT TO', 552, '552-5.2.2 Full'), 'address');
  assert.equal(fault('RCPT TO', 554, '554 5.7.1 Relay access denied'), 'content');
  assert.equal(fault('RCPT TO', 450, '450 4.2.1 Later'), 'later');
  assert.equal(fault('DATA', 554, '554 5.6.0 Spam'), 'content');
  assert.equal(fault('DATA', 550, '550 5.1.1 No such user', 'EMESSAGE'), 'address');
  assert.equal(fault('MAIL FROM', 550, '550 5.1.8 Bad sender'), 'connection');
  assert.equal(fault('AUTH PLAIN', 535, '535 5.7.8 No', 'EAUTH'), 'connection');
  assert.equal(faultOf(Object.assign(new Error('x'), { code: 'ECONNECTION' })).fault, 'connection');
  assert.equal(faultOf(undefined).fault, 'connection');
});

test('an address of an SMTP server that is none is refused, without the password in the message', () => {
  for (const bad of [
    'mail.example',
    'https://u:hunter2@mail.example',
    'smtp:///x',
    'smtps://u:hunter2@mail.example/path',
    'smtp://u:hunter2@mail.example?tls=none',
  ])
    assert.throws(
      () => openSmtp(bad),
      (error: Error) => error instanceof RangeError && !error.message.includes('hunter2'),
    );
  openSmtp('smtps://u%40x:p@mail.example').close();
});
