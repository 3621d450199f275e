/** The wire in schemas: requests are held against theirs; answers are described by theirs. */
export * from './schemas/requests.ts';
export * from './schemas/answers.ts';
