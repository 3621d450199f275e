import { expect, needing, newId, refuses, same, type ConformanceCase } from '../harness.ts';
import { all, post } from './steps.ts';
import { tinyPng } from './tiny-png.ts';

const cases: readonly ConformanceCase[] = [
  {
    name: 'T130 T134 nobody takes a name that could be taken for staff’s, and a profile says to everybody what they may know',
    async run(world) {
      const [mira, staff, anonymous] = await all(world, 'mira', 'staff', 'anonymous');
      const { id } = (await mira.connect()).viewer!;
      await post(mira, 't', 'Words');
      // Staff has acted once, so that they are known.
      expect((await staff.connect()).viewer, 'staff');
      const rename = (name: string) => mira.members!.rename({ key: newId(), name });
      await refuses(rename('Ｓiri  Ѕtaff ✓'), 'invalid', 'a look-alike', {
        field: 'name',
        reason: 'lookalike',
      });
      await refuses(rename('Supp0rt'), 'invalid', 'a reserved name', { field: 'name', reason: 'reserved' });
      same((await rename('Mira S.')).name, 'Mira S.', 'another name');
      const seen = await anonymous.members!.profile!(id);
      same([seen.member.name, seen.comments, seen.answers], ['Mira S.', 1, 0], 'the profile');
      same([seen.streak, seen.own, seen.muted], [undefined, undefined, undefined], 'what is not told');
      same((await mira.members!.profile!('me')).own?.given, 'Mira Solberg', 'what the host calls them');
      const mine = await mira.members!.present!({ key: newId(), name: null });
      same(mine.member.name, 'Mira Solberg', 'what they set');
      await mira.members!.setPreferences!({ key: newId(), streak: true });
      same(
        (await anonymous.members!.profile!(id)).streak?.weeks,
        0,
        'their streak, once they let it be seen',
      );
      await refuses(anonymous.members!.profile!('me'), 'unauthenticated', 'of nobody');
      await refuses(anonymous.members!.profile!(newId()), 'not-found', 'of a stranger');
      const stranger = (await (await world.elsewhere()).connect()).viewer!.id;
      await refuses(mira.members!.profile!(stranger), 'not-found', 'from another site');
    },
  },
  {
    name: 'T135 a picture of one’s own is seen where one’s words are, by everybody, until one takes it down',
    needs: ['media', 'threads'],
    async run(world) {
      const [mira, jonas, anonymous] = await all(world, 'mira', 'jonas', 'anonymous');
      const { id } = await post(mira, 't', 'Words');
      const upload = async () => (await mira.media!.upload({ id: newId(), file: tinyPng(newId()) })).id;
      const picture = await upload();
      const present = (wanted: string | null, who = mira) =>
        who.members!.present!({ key: newId(), picture: wanted });
      await refuses(present(picture, jonas), 'not-found', 'somebody else’s', { field: 'picture' });
      same((await present(picture)).own?.picture, true, 'it is shown');
      const { author } = await anonymous.threads!.comment(id);
      const shown = await fetch(author!.avatar!);
      expect(shown.ok && (await shown.arrayBuffer()).byteLength > 0, 'everybody sees it');
      const next = await upload();
      await present(next);
      const after = (await anonymous.threads!.comment(id)).author!.avatar!;
      expect(after !== author!.avatar, 'another picture has another address');
      await refuses(present(picture), 'not-found', 'the one before has gone', { field: 'picture' });
      same('avatar' in (await present(null)).member, false, 'none');
    },
  },
];

export const peopleCases = needing(
  ['members', 'members.profile', 'members.present', 'members.preferences'],
  cases,
);
