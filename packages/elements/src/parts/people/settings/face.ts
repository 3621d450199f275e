/** How large a face is sent, in pixels a side: sharp where it is shown largest, and small enough for a thread full of faces. */
const SIDE = 256;

/** The middle of a picture as a small square. Rejects for what is no picture that this browser can read. */
export async function squareOf(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file);
  try {
    const { width, height } = picture;
    const side = Math.min(width, height);
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = SIDE;
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('There is nothing to draw with.');
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(picture, (width - side) / 2, (height - side) / 2, side, side, 0, 0, SIDE, SIDE);
    return await new Promise((resolve, reject) =>
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('It could not be encoded.'))),
        'image/png',
      ),
    );
  } finally {
    picture.close();
  }
}
