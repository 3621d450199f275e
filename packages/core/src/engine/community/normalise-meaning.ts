import type { PromptDefinition, Term } from '../../domain/meaning/types.ts';
import type { ReuseTerms } from '../../domain/polls/reuse.ts';
import type { GlossaryOffer } from './community.ts';
import { requirementBy } from './normalise-insiders.ts';
import { complete, type Path, type Shape } from './shape.ts';

/** `glossary:` with its terms and who may write more. */
export const glossaryBy =
  (shape: Shape) =>
  (value: unknown, path: Path): GlossaryOffer | undefined => {
    const fields = shape.fields(value, path, ['terms', 'writers']);
    return (
      fields &&
      complete<GlossaryOffer>(
        {
          terms: fields.optional('terms', shape.listOf(termBy(shape)), []),
          writers: fields.optional('writers', requirementBy(shape), undefined),
        },
        ['writers'],
      )
    );
  };

const termBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['term', 'forms', 'meaning']);
  return (
    fields &&
    complete<Pick<Term, 'term' | 'forms' | 'meaning'>>({
      term: fields.required('term', shape.string),
      forms: fields.optional('forms', shape.listOf(shape.string), []),
      meaning: fields.required('meaning', shape.text),
    })
  );
};

export const promptBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['id', 'text', 'topics']);
  return (
    fields &&
    complete<PromptDefinition>(
      {
        id: fields.required('id', shape.string),
        text: fields.required('text', shape.text),
        topics: fields.optional('topics', shape.listOf(shape.string, 100), undefined),
      },
      ['topics'],
    )
  );
};

export const reuseBy = (shape: Shape) => (value: unknown, path: Path) => {
  const fields = shape.fields(value, path, ['licence']);
  return fields && complete<ReuseTerms>({ licence: fields.required('licence', shape.text) });
};
