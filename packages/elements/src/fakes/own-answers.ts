import type { OwnSegments } from '@hearth/core/domain';
import type { OwnAnswers } from '@hearth/core/state';

const NOW = Date.UTC(2026, 4, 12, 10);

/** Two answers, as a member finds them. */
export const STORED: OwnSegments = {
  answers: [
    {
      poll: 'demo',
      question: { en: 'How do you use your lamps?', de: 'Wie nutzt du deine Lampen?' },
      purpose: {
        en: 'To show you tips that fit.',
        de: 'Damit wir dir Tipps zeigen, die passen.',
      },
      choices: [{ id: 'krok', label: { en: 'At sea', de: 'Auf See' } }],
      consentedAt: NOW - 86_400_000,
    },
    {
      poll: 'other',
      question: { en: 'Which wicks do you burn?', de: 'Welche Dochte brennst du?' },
      purpose: { en: 'To tell you of new ones.', de: 'Damit wir dir von neuen erzählen.' },
      choices: [
        { id: 'round', label: { en: 'Round wicks', de: 'Runddochte' } },
        { id: 'flat', label: { en: 'Flat wicks', de: 'Flachdochte' } },
      ],
      consentedAt: NOW - 40 * 86_400_000,
    },
  ],
  segments: [{ id: 'sailors', name: { en: 'Sailors', de: 'Seeleute' } }],
  asOf: '1.1',
};

/** Answers that are there until they are deleted, unless told otherwise. */
export function fakeOwnAnswers(answers: Partial<OwnAnswers> = {}): OwnAnswers {
  let stored = STORED;
  return {
    read: async () => stored,
    wipe: async () => void (stored = { ...stored, answers: [], segments: [] }),
    ...answers,
  };
}
