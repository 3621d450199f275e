import type { CommunityPart } from '../../adapter/contract.ts';
import { CommunityError } from '../../adapter/errors.ts';
import {
  FORMS_LIMIT,
  MEANING_LIMIT,
  TERM_LIMIT,
  TERMS_LIMIT,
  termId,
  tidyLine,
} from '../../domain/meaning/rules.ts';
import type { Term } from '../../domain/meaning/types.ts';
import { isStaff, type MemberCard } from '../../domain/people/people.ts';
import { toCursor } from '../cursor.ts';
import { invalid } from '../input.ts';
import { needsOf } from '../insiders/facts.ts';
import { refuseBanned, whoActs } from '../people/standing.ts';
import { notFound, requireViewer, type Reading, type Scene, type Writing } from '../scene.ts';
import type { Row } from '../schema.ts';
import { cardsOf } from '../threads/comment-view.ts';

type TermRow = Row<'terms'>;

/** What the file says has no author, and what somebody wrote who was erased has this one. */
export const NOBODY = '';
const LOCK = 'glossary';

export const glossaryMethods = (scene: Scene): Pick<CommunityPart, 'glossary' | 'define' | 'undefine'> => ({
  glossary: () =>
    scene.read(async (context) => {
      const { tx, viewer } = context;
      declared(context);
      const rows = await tx.range('terms', { eq: [], limit: TERMS_LIMIT });
      const cards = await cardsOf(
        context,
        rows.flatMap(({ by }) => by || []),
      );
      return {
        terms: rows.map((row) => termOf(row, cards)),
        ...(viewer && { mayWrite: await mayWrite(context) }),
        asOf: toCursor(await tx.position()),
      };
    }),

  async define({ key, revision, ...input }) {
    const viewer = requireViewer(scene.viewer);
    const words = readTerm(input);
    const id = termId(words.term);
    await scene.keyed(LOCK, key, { define: words, revision }, async (context) => {
      const { tx, now } = context;
      await demandWriter(context);
      const known = await tx.get('terms', [id]);
      if (!known) {
        if (revision !== undefined) throw notFound('term');
        if ((await tx.range('terms', { eq: [], limit: TERMS_LIMIT })).length === TERMS_LIMIT)
          throw new CommunityError('conflict', `There are ${TERMS_LIMIT} terms already.`, { reason: 'full' });
        await tx.insert('terms', { id, ...words, by: viewer.id, at: now, revision: 1 });
        return null;
      }
      if (revision === undefined)
        throw new CommunityError('conflict', 'This term has a meaning already.', {
          field: 'term',
          reason: 'taken',
        });
      demandOwn(context, known, revision);
      await tx.update('terms', [id], { ...words, at: now, revision: revision + 1 });
      return null;
    });
    return scene.read(async (context) => {
      const row = await context.tx.get('terms', [id]);
      if (!row) throw notFound('term');
      return termOf(row, await cardsOf(context, row.by ? [row.by] : []));
    });
  },

  async undefine({ key, id, revision }) {
    requireViewer(scene.viewer);
    await scene.keyed(LOCK, key, { undefine: id, revision }, async (context) => {
      await demandWriter(context);
      const known = await context.tx.get('terms', [id]);
      if (!known) throw notFound('term');
      demandOwn(context, known, revision);
      await context.tx.delete('terms', [id]);
      return null;
    });
  },
});

const termOf = (
  { id, term, forms, meaning, by, revision }: TermRow,
  cards: ReadonlyMap<string, MemberCard>,
): Term => {
  const card = by ? cards.get(by) : undefined;
  return { id, term, forms, meaning, ...(card && { by: card }), revision };
};

function readTerm(input: {
  readonly term: string;
  readonly forms?: readonly string[];
  readonly meaning: string;
}) {
  const [term, meaning] = [tidyLine(input.term), tidyLine(input.meaning)];
  const forms = [...new Set((input.forms ?? []).map(tidyLine))];
  if (term === '') throw invalid('term', 'required');
  if (term.length > TERM_LIMIT) throw invalid('term', 'too-long', TERM_LIMIT);
  if (!/[\p{L}\p{N}]/u.test(term)) throw invalid('term', 'format');
  if (forms.length > FORMS_LIMIT) throw invalid('forms', 'too-many', FORMS_LIMIT);
  const wrong = forms.findIndex((form) => form === '' || form.length > TERM_LIMIT);
  if (wrong >= 0) throw invalid(`forms.${wrong}`, forms[wrong] === '' ? 'required' : 'too-long', TERM_LIMIT);
  if (meaning === '') throw invalid('meaning', 'required');
  if ([...meaning].length > MEANING_LIMIT) throw invalid('meaning', 'too-long', MEANING_LIMIT);
  return { term, forms, meaning };
}

function declared({ access }: Reading): NonNullable<Reading['access']['glossary']> {
  if (!access.glossary) throw new CommunityError('unsupported', 'This site has no glossary.');
  return access.glossary;
}

async function mayWrite(context: Reading): Promise<boolean> {
  if (isStaff(context.viewer)) return true;
  const { writers } = declared(context);
  if (!writers || context.viewer?.role === 'guest') return false;
  return (await needsOf(context, writers))?.met ?? false;
}

async function demandWriter(context: Writing): Promise<void> {
  declared(context);
  refuseBanned(await whoActs(context), context.now);
  if (!(await mayWrite(context)))
    throw new CommunityError('forbidden', 'Terms are written by insiders of this community.');
}

function demandOwn({ viewer }: Writing, { by, revision }: TermRow, read: number): void {
  if (by === null)
    throw new CommunityError('conflict', 'The community file says what this means.', {
      field: 'term',
      reason: 'file',
    });
  if (!isStaff(viewer) && by !== viewer?.id)
    throw new CommunityError('forbidden', 'Somebody else wrote this term.');
  if (revision !== read)
    throw new CommunityError('conflict', 'The term has changed since.', { field: 'revision' });
}
