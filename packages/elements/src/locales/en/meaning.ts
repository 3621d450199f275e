import { n } from './n.ts';

/** What is said about the question at a thread's head, the community's words, and what may be used elsewhere. */
export const meaning = {
  prompt: 'Question for you',
  answers: (count: number) => n(count, '# answer', '# answers'),
  until: (day: string) => `until ${day}`,
  answer: 'Answer',
  answering: (question: string) => `You answer: ${question}`,
  notAnswering: 'Not an answer',
  explain: 'Explain a word…',
  explaining: 'What a word of ours means',
  word: 'Word',
  means: 'What it means, for somebody who is new here',
  save: 'Explain it',
  taken: 'This word is explained already.',
  explained: 'Thank you. It is explained where it is used first.',
  by: (name: string) => `Explained by ${name}`,
  allow: 'Let it be used elsewhere…',
  revoke: 'No longer let it be used elsewhere',
  allowing: 'Do you agree to this?',
  agree: 'I agree',
  allowed: 'Thank you. You can take this back at any time.',
  revoked: 'Taken back: it is used no longer from now on.',
};
