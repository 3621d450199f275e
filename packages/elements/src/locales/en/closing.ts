/** What a poll says of its last minutes; loads once it has been read. */
export const closing = {
  /** How long it is to the close, or to the opening; seconds have two digits behind minutes. */
  minutes: (minutes: string, seconds: string) => `in ${minutes} min ${seconds} s`,
  seconds: (seconds: string) => `in ${seconds} s`,
  /** Said aloud. */
  soon: (minutes: number) =>
    minutes === 1
      ? 'This poll closes in less than a minute.'
      : `This poll closes in less than ${minutes} minutes.`,
  closed: 'This poll has closed.',
};
