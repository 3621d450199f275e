import { SPEC } from '../../contract.ts';
import { expect, refuses, same, type ConformanceCase } from '../harness.ts';

export const sessionCases: readonly ConformanceCase[] = [
  {
    name: 'connect says which site it is and that nobody has acted yet',
    async run(world) {
      const session = await (await world.as('anonymous')).connect();
      same(session.viewer, null, 'the viewer');
      same(session.site.id, 'conformance', 'the site');
      same(session.spec.split('.')[0], SPEC.split('.')[0], 'the major version');
      expect(session.site.reactions.length > 0, 'the site offers its reactions');
      expect(
        Number.isFinite(session.now) && session.asOf.length > 0,
        'the session has a clock and a position',
      );
    },
  },
  {
    name: 'connect knows a member by name and role, and the same member again',
    async run(world) {
      const [first, again, staff] = await Promise.all([
        world.as('mira'),
        world.as('mira'),
        world.as('staff'),
      ]);
      const viewer = (await first.connect()).viewer;
      same([viewer?.name, viewer?.role], ['Mira Solberg', 'member'], 'the member');
      same((await again.connect()).viewer?.id, viewer?.id, 'the same member has the same id');
      same((await staff.connect()).viewer?.role, 'staff', 'staff are staff');
    },
  },
  {
    name: 'a guest is made by joining, and is a guest from then on',
    needs: ['members'],
    async run(world) {
      const anonymous = await world.as('anonymous');
      await refuses(anonymous.members!.joinAsGuest({ name: ' ' }), 'invalid', 'an empty name', {
        field: 'name',
      });
      await refuses(anonymous.members!.joinAsGuest({ name: 'x'.repeat(51) }), 'invalid', 'a long name', {
        field: 'name',
      });
      const guest = await world.as('guest');
      const { viewer } = await guest.connect();
      same([viewer?.role, viewer?.strength, viewer?.name], ['guest', 'device', 'Gus Guest'], 'the guest');
    },
  },
  {
    name: 'members are read by id; strangers are not found',
    needs: ['members'],
    async run(world) {
      const mira = await world.as('mira');
      const { viewer } = await mira.connect();
      const anonymous = await world.as('anonymous');
      same((await anonymous.members!.read(viewer!.id)).name, 'Mira Solberg', 'the name');
      await refuses(anonymous.members!.read('nobody'), 'not-found', 'a stranger');
      await refuses(
        (await world.elsewhere()).members!.read(viewer!.id),
        'not-found',
        "another site's member",
      );
    },
  },
  {
    name: 'an aborted request rejects with aborted',
    needs: ['threads'],
    async run(world) {
      const adapter = await world.as('anonymous');
      await refuses(adapter.connect({ signal: AbortSignal.abort() }), 'aborted', 'connect');
      await refuses(
        adapter.threads!.read({ topic: 'x' }, { signal: AbortSignal.abort() }),
        'aborted',
        'a read',
      );
    },
  },
];
