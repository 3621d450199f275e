/** Side of a picture, pixels. */
const SIDE = 512;
/** What a drawing gets from its style sheet, and needs where there is none. */
const LOOKS = ['fill', 'fill-rule', 'fill-opacity', 'opacity', 'stroke', 'stroke-width', 'visibility'];

/** A medallion as a drawing of its own: its looks stand in it, since its style sheet stays here. */
export function drawingOf(medal: SVGSVGElement): Uint8Array<ArrayBuffer> {
  const copy = medal.cloneNode(true) as SVGSVGElement;
  const copies = [...copy.querySelectorAll('*')];
  for (const [at, shape] of [...medal.querySelectorAll('*')].entries()) {
    const looks = getComputedStyle(shape);
    for (const look of LOOKS) copies[at]!.setAttribute(look, looks.getPropertyValue(look));
  }
  for (const shape of [copy, ...copies]) {
    shape.removeAttribute('class');
    shape.removeAttribute('part');
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(SIDE));
  copy.setAttribute('height', String(SIDE));
  // Comments are where templates have their holes.
  return new TextEncoder().encode(new XMLSerializer().serializeToString(copy).replace(/<!--[^]*?-->/g, ''));
}

/** The same as pixels. Rejects where the page's policy lets no picture of its own be drawn, or the badge shows one from elsewhere. */
export async function pixelsOf(drawing: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const address = URL.createObjectURL(new Blob([drawing], { type: 'image/svg+xml' }));
  try {
    const image = new Image(SIDE, SIDE);
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = SIDE;
    canvas.getContext('2d')!.drawImage(image, 0, 0, SIDE, SIDE);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) throw new TypeError('The picture cannot be drawn.');
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Hands a file to the browser, to be saved. */
export function save(name: string, type: string, bytes: Uint8Array<ArrayBuffer>): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  // Firefox reads it a little later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
