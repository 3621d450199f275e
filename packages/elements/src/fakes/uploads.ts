import type { Media } from '@hearth/core/domain';
import type { Uploads } from '@hearth/core/state';

/** A lamp in the dusk: a picture that needs no server. Programs that read the states without a page get an empty one. */
export const fakeImageUrl = (width = 640, height = 420): string => {
  if (typeof document === 'undefined') return 'data:,';
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width, height];
  const ink = canvas.getContext('2d')!;
  const dusk = ink.createLinearGradient(0, 0, 0, height);
  dusk.addColorStop(0, '#27406b');
  dusk.addColorStop(1, '#d98a4e');
  ink.fillStyle = dusk;
  ink.fillRect(0, 0, width, height);
  ink.fillStyle = '#ffe6a8';
  ink.beginPath();
  ink.arc(width / 2, height / 2, 70, 0, 7);
  ink.fill();
  const bytes = Uint8Array.from(atob(canvas.toDataURL('image/png').split(',')[1]!), (char) =>
    char.charCodeAt(0),
  );
  return URL.createObjectURL(new Blob([bytes], { type: 'image/png' }));
};

let count = 0;

/** A picture as a backend knows it. */
export const fakeMedia = (): Media => ({
  id: `i-${++count}`,
  url: fakeImageUrl(),
  width: 640,
  height: 420,
  type: 'image/png',
  bytes: 10_000,
});

/** Uploads that succeed, unless told otherwise. */
export const fakeUploads = (answers: Partial<Uploads> = {}): Uploads => ({
  upload: async () => fakeMedia(),
  read: async (id) => ({ ...fakeMedia(), id }),
  ...answers,
});
