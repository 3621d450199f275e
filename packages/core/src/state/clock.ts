import type { Time } from '../domain/common.ts';

/** The backend's clock, as far as it is known: the device's own until the backend has told its time. */
export interface Clock {
  readonly now: () => Time;
  /** The backend said `told` in answer to a question sent at `sentAt` by the device's clock. */
  readonly learn: (told: Time, sentAt: Time) => void;
}

/** The backend read its clock somewhere between question and answer: half-way is off by half the trip at most (Cristian, 1989). */
export function createClock(device: () => Time): Clock {
  let offset = 0;
  return {
    now: () => Math.round(device() + offset),
    learn(told, sentAt) {
      offset = told - (sentAt + device()) / 2;
    },
  };
}
