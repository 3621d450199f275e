import type { EntriesPart } from '../../../adapter/contract.ts';
import { CommunityError } from '../../../adapter/errors.ts';
import type { Body } from '../../../domain/body.ts';
import { hasLinks, linksIn } from '../../../domain/links.ts';
import type { AttachedImage } from '../../../domain/media/types.ts';
import { sanctionAt } from '../../../domain/moderation/sanctions.ts';
import { contestProblem, entering } from '../../../domain/polls/contest.ts';
import type { NewEntry } from '../../../domain/polls/ideas/types.ts';
import { entryBodyFlaw, tidyTitle, titleFlaw } from '../../../domain/polls/ideas/words.ts';
import { isStaff } from '../../../domain/people/people.ts';
import { mayVote } from '../../../domain/polls/rules.ts';
import { admit, mayTakePart } from '../../../domain/threads/moderation.ts';
import { tidyBody } from '../../../domain/threads/words.ts';
import { record } from '../../moderation/audit.ts';
import { attach, readImages, release } from '../../threads/comment-images.ts';
import { changeEntry, demandEntry, refuseStale } from './entry-change.ts';
import { emitEntry } from './entry-events.ts';
import { boardOf, insertEntry, pollLock, updateEntry, type EntryRow } from './entry-rows.ts';
import { drawEntry, ownEntries } from './entry-view.ts';
import { leave, participate, takeBackVotes } from './entry-votes.ts';
import { agreedTo } from '../../consent.ts';
import { checkNewId, invalid, refuseFlaw } from '../../input.ts';
import { askAgain } from '../../threads/nudge.ts';
import { requireViewer, type Reading, type Scene, type Writing } from '../../scene.ts';
import type { ShownImage } from '../../schema.ts';
import { fingerprint } from '../../seal.ts';
import { refuseBanned, whoActs } from '../../people/standing.ts';
import { judge, remember, suspect } from '../../threads/suspicion.ts';

/** What members write into polls: the same rules as for comments, under the poll's lock. */
export function entryWrites(scene: Scene): Pick<EntriesPart, 'propose' | 'edit' | 'remove'> {
  return {
    async propose(input) {
      const viewer = requireViewer(scene.viewer);
      checkNewId(input.id);
      const words = await readWords(scene, input);
      const image = readImage(input.image);
      const { poll, reuse = false } = input;
      const content = { poll, title: words.title, source: words.source, image: image ?? null, reuse };
      const hash = await fingerprint(content, scene.options.ambient);
      const spam = await judgeWords(scene, words, input.id);
      return scene.write(pollLock(poll), async (context) => {
        const known = await context.tx.get('entries', [input.id]);
        if (known && (known.hash !== hash || known.author !== viewer.id))
          throw new CommunityError('conflict', 'This id is taken.', { field: 'id' });
        const row =
          known ?? (await addEntry(scene, context, { ...input, image, reuse }, { ...words, spam, hash }));
        return drawEntry(context, row);
      });
    },

    async edit({ key, id, title, body, image: wanted, confirm, revision }) {
      requireViewer(scene.viewer);
      const words = await readWords(scene, { title, body });
      const image = wanted === null ? null : readImage(wanted);
      const spam = await judgeWords(scene, words, id, true);
      const request = { editEntry: id, title, body, image, revision };
      return changeEntry(scene, id, { key, request }, async (context, row) => {
        await demandEntry(context, row, 'edit');
        refuseStale(row, revision);
        if (image === null && (await boardOf(context, row.poll)).definition.kind === 'contest')
          throw invalid('image', 'required');
        await nudge(scene, context, row.poll, words, confirm);
        const before = linksIn(row.body);
        const links = [...linksIn(words.body)].some((href) => !before.has(href));
        const shown = image === undefined ? row.image : await attachOne(context, row, image);
        const fresh = shown !== null && shown.id !== row.image?.id;
        const state =
          row.state === 'published'
            ? await admitted(context, { ...words, spam, links, images: fresh }, id)
            : row.state;
        const after = await updateEntry(context, row, {
          title: words.title,
          source: words.source,
          body: words.body,
          image: shown,
          state,
          revision: revision + 1,
          // What nobody had read was not edited, as readers see it.
          editedAt: row.state === 'published' ? context.now : row.editedAt,
        });
        emitEntry(context, 'entry.changed', row, after);
      });
    },

    async remove({ key, id, revision }) {
      requireViewer(scene.viewer);
      const request = { removeEntry: id, revision };
      return changeEntry(scene, id, { key, request }, async (context, row) => {
        await demandEntry(context, row, 'remove');
        refuseStale(row, revision);
        if (row.author !== null) await context.tx.delete('entrants', [row.poll, row.author]);
        await takeBackVotes(context, row);
        if (row.image) await release(context, [row.image]);
        const after = await updateEntry(context, row, {
          author: null,
          title: '',
          source: '',
          body: [],
          image: null,
          reply: null,
          consent: null,
          reuse: 0,
          votes: 0,
          state: 'deleted',
          revision: revision + 1,
        });
        if (row.author !== null) await leave(context, row.poll, row.author);
        emitEntry(context, 'entry.changed', row, after);
        if (row.author !== context.viewer?.id)
          await record(context, {
            action: 'delete',
            kind: 'entry',
            subject: id,
            topic: row.poll,
            reason: null,
            before: { state: row.state },
            after: { state: 'deleted' },
          });
      });
    },
  };
}

interface Words {
  readonly title: string;
  readonly source: string;
  readonly body: Body;
}

async function readWords(
  { options }: Scene,
  raw: { readonly title: string; readonly body: string },
): Promise<Words> {
  const title = tidyTitle(raw.title);
  refuseFlaw('title', titleFlaw(title));
  const source = tidyBody(raw.body);
  refuseFlaw('body', entryBodyFlaw(source));
  return { title, source, body: source === '' ? [] : await options.parse(source) };
}

/** All that is read of it, as one text. */
const textOf = ({ title, source }: Words): string => `${title}\n\n${source}`;

const judgeWords = (scene: Scene, words: Words, id: string, edited = false): Promise<boolean | null> =>
  judge(scene, { id, topic: '', source: textOf(words), reply: false }, edited);

const nudge = (
  scene: Scene,
  context: Reading,
  poll: string,
  words: Words,
  confirm: string | undefined,
): Promise<void> => askAgain(scene, context, { topic: pollLock(poll), source: textOf(words), confirm });

const named = (): string => 'image';

const readImage = (image: AttachedImage | undefined): AttachedImage | undefined =>
  readImages(image && [image], named)?.[0];

async function attachOne(
  context: Writing,
  { id, image }: Pick<EntryRow, 'id' | 'image'>,
  wanted: AttachedImage | null,
): Promise<ShownImage | null> {
  const before = { id, images: image ? [image] : [] };
  return (await attach(context, before, wanted ? [wanted] : [], named))[0] ?? null;
}

/** Whether what somebody wrote appears at once. */
async function admitted(
  context: Reading,
  {
    links,
    images,
    ...words
  }: Words & {
    readonly spam: boolean | null;
    readonly trap?: string | undefined;
    readonly links: boolean;
    readonly images: boolean;
  },
  own?: string,
): Promise<'published' | 'held'> {
  const author = await whoActs(context);
  const signs = await suspect(context, { ...words, source: textOf(words) }, own);
  return admit({
    viewer: requireViewer(context.viewer),
    site: context.info,
    muted: sanctionAt(author, context.now)?.kind === 'mute',
    suspicious: signs.length > 0,
    firstPostApproved: author.approved > 0,
    links,
    images,
  });
}

async function addEntry(
  scene: Scene,
  context: Writing,
  input: Omit<NewEntry, 'image' | 'reuse'> & {
    readonly image: AttachedImage | undefined;
    readonly reuse: boolean;
  },
  { spam, hash, ...words }: Words & { readonly spam: boolean | null; readonly hash: string },
): Promise<EntryRow> {
  const { info, now } = context;
  const viewer = requireViewer(context.viewer);
  const { id, poll, image, reuse, trap } = input;
  refuseBanned(await whoActs(context), now);
  const { definition } = await boardOf(context, poll);
  if (!mayVote(definition, viewer) || !mayTakePart(viewer, info))
    throw new CommunityError('forbidden', 'Guests may not hand in entries here.');
  const problem = contestProblem(definition, { image, reuse }, now);
  if (problem) throw invalid(problem.field, problem.reason, problem.limit);
  if (entering(definition, now) !== 'open')
    throw new CommunityError('closed', 'Entries are not taken now.', { field: 'poll' });
  await refuseMore(context, poll, definition.entries?.perMember ?? 0);
  await nudge(scene, context, poll, words, input.confirm);
  const state = await admitted(context, {
    ...words,
    spam,
    trap,
    links: hasLinks(words.body),
    images: image !== undefined,
  });
  const shown = await attachOne(context, { id, image: null }, image ?? null);
  const row = await insertEntry(context, {
    id,
    poll,
    author: viewer.id,
    ...words,
    hash,
    image: shown,
    state,
    createdAt: now,
    consent: reuse ? await agreedTo(definition.reuse!, now) : null,
  });
  // Its key lets one of two that arrive together.
  if (definition.kind === 'contest')
    await context.tx.insert('entrants', { poll, member: viewer.id, entry: id });
  await participate(context, poll);
  if (!isStaff(viewer)) await remember(context, id, textOf(words));
  emitEntry(context, 'entry.proposed', null, row);
  return row;
}

async function refuseMore(context: Reading, poll: string, most: number): Promise<void> {
  if (most === 0 || (await ownEntries(context, poll, most)) < most) return;
  throw new CommunityError('conflict', `One may hand in ${most}, and that was done.`, {
    field: 'poll',
    reason: 'too-many',
    limit: most,
  });
}
