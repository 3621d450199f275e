import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { CompactSign, exportJWK, generateKeyPair } from 'jose';
import {
  encodeStatusList,
  openBadgeCredential,
  payloadOf,
  statusListCredential,
  unbake,
  type BadgeCredential,
} from '@hearth/core/credentials';
import { fakeBadge, fakeBadgesStore, fakeShowcase, fakeSlot } from '../../../../fakes/badges-store.ts';
import { NOW, fakeCommunity, member } from '../../../../fakes/community.ts';
import { shown } from '../../../../fakes/state.ts';
import { draw, inside, stage, until, words } from '../../../../testing/helpers.ts';
import '../../define.ts';

const BASE = 'https://community.example/ob/acme';
const ISSUER = { id: `${BASE}/issuer`, jwks: `${BASE}/jwks.json` };
const warm = fakeBadge('warm', [5, 25, 100], 'reaction.received', { name: 'Warm hands' });

/** A signed badge, and the answers of whoever gave it. */
async function badge(): Promise<{ given: BadgeCredential; web: Map<string, string> }> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const sign = (payload: object): Promise<string> =>
    new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
      .setProtectedHeader({ alg: 'ES256', kid: 'k', typ: 'JWT' })
      .sign(privateKey);
  const credential = openBadgeCredential({
    id: 'urn:uuid:1',
    issuer: { id: ISSUER.id, type: ['Profile'], name: 'Acme' },
    achievement: {
      id: `${BASE}/achievements/warm/silver`,
      type: ['Achievement'],
      name: 'Warm hands: Silver',
      description: 'For words.',
      criteria: { narrative: '25' },
    },
    subject: 'urn:uuid:2',
    grantedAt: NOW - 1_000,
    status: { list: `${BASE}/status/1`, index: 7 },
  });
  const list = statusListCredential(`${BASE}/status/1`, ISSUER.id, await encodeStatusList([8]), NOW - 1_000);
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256', use: 'sig' };
  const web = new Map([
    [ISSUER.jwks, JSON.stringify({ keys: [jwk] })],
    [`${BASE}/status/1`, await sign(payloadOf(list))],
  ]);
  return { given: { token: await sign(payloadOf(credential)), issuers: [ISSUER] }, web };
}

describe('the proof of a badge', () => {
  const fetch = window.fetch.bind(window);
  const makeAddress = URL.createObjectURL.bind(URL);
  let place: ReturnType<typeof stage>;
  let saved: { readonly name: string; readonly blob: Blob }[];
  beforeEach(() => {
    place = stage();
    saved = [];
    const blobs = new Map<string, Blob>();
    URL.createObjectURL = (blob) => {
      const address = makeAddress(blob);
      blobs.set(address, blob as Blob);
      return address;
    };
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      saved.push({ name: this.download, blob: blobs.get(this.href)! });
    };
  });
  afterEach(() => {
    window.fetch = fetch;
    URL.createObjectURL = makeAddress;
    delete (HTMLAnchorElement.prototype as Partial<HTMLAnchorElement>).click;
    place.clear();
  });

  async function open(given: BadgeCredential | undefined, web = new Map<string, string>()) {
    window.fetch = (address) => {
      const answer = web.get(address as string);
      return answer === undefined
        ? Promise.reject(new TypeError('no network'))
        : Promise.resolve(new Response(answer));
    };
    const store = fakeBadgesStore({ showcase: fakeShowcase([fakeSlot(warm, 2, 62)]) }, given);
    const community = fakeCommunity({ viewer: member, stores: { 'badges/me': store } });
    const element = await draw(place.element, community, {}, 'hearth-badges');
    inside(element, '[data-badge] > button')!.click();
    await shown(element, '.card.placed .proof');
    const press = (name: string): void =>
      [...element.shadowRoot!.querySelectorAll<HTMLElement>('.proof button')]
        .find(({ textContent }) => textContent.trim() === name)!
        .click();
    return { element, press };
  }

  it('B81 names each check of a badge that holds, and tells the verdict to screen readers', async () => {
    const { given, web } = await badge();
    const { element, press } = await open(given, web);
    press('Verify');
    await shown(element, '.verdict.verified');
    const checks = [...element.shadowRoot!.querySelectorAll('.proof li')];
    expect(checks.map(({ className }) => className)).to.deep.equal(Array(6).fill('passed'));
    expect(words(element, '.proof')).to.include('It is signed, and nothing was changed since: yes');
    await until(
      () => words(element, '[role=status]').includes('Verified: Acme gave this badge, and it holds.'),
      'the announcement',
    );
  });

  it('B82 says of a badge that was changed that it does not hold, and why', async () => {
    const { given, web } = await badge();
    const [header, payload, signature] = given.token.split('.');
    const other = `${signature!.startsWith('A') ? 'B' : 'A'}${signature!.slice(1)}`;
    const { element, press } = await open({ ...given, token: `${header}.${payload}.${other}` }, web);
    press('Verify');
    await shown(element, '.verdict.refused');
    expect(words(element, '.proof'))
      .to.include('nothing was changed since: no')
      .and.to.include('not checked');
  });

  it('B84 leaves open what can’t be asked, and what the community does not give', async () => {
    const { given } = await badge();
    const away = await open(given);
    away.press('Verify');
    await shown(away.element, '.verdict.unknown');
    const none = await open(undefined);
    none.press('Verify');
    await until(() => words(none.element, '.proof').includes('does not give its badges'), 'the words');
  });

  for (const format of ['SVG', 'PNG']) {
    it(`B85 gives the badge as ${format}, with the credential in it`, async () => {
      const { given, web } = await badge();
      const { press } = await open(given, web);
      press(`Download as ${format}`);
      await until(() => saved.length, 'the file');
      expect(saved[0]!.name).to.equal(`warm.${format.toLowerCase()}`);
      const bytes = new Uint8Array(await saved[0]!.blob.arrayBuffer());
      expect(await unbake(bytes)).to.equal(given.token);
      const image = new Image();
      image.src = makeAddress(saved[0]!.blob);
      await image.decode();
      expect([image.naturalWidth, image.naturalHeight]).to.deep.equal([512, 512]);
    });
  }

  it('is reached and left by keyboard alone', async () => {
    const { given, web } = await badge();
    const { element } = await open(given, web);
    const button = inside(element, '[data-badge] > button')!;
    button.focus();
    await sendKeys({ press: 'Tab' });
    expect(element.shadowRoot!.activeElement?.textContent.trim()).to.equal('Verify');
    await sendKeys({ press: 'Enter' });
    await shown(element, '.verdict.verified');
    await sendKeys({ press: 'Escape' });
    await until(() => !inside(element, '.card'), 'the card to close');
    expect(element.shadowRoot!.activeElement).to.equal(button);
  });
});
