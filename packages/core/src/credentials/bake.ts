import { bakePng, isPng, unbakePng } from './bake-png.ts';
import { bakeSvg, unbakeSvg } from './bake-svg.ts';

/**
 * Puts a credential into its badge's picture, so that one file is both (Open Badges 3.0 §5.3, "baking").
 *
 * @param picture a PNG or an SVG, as bytes; never changed itself
 * @param credential a JSON Web Token in compact form
 * @throws TypeError for any other file, or a broken one
 */
export function bake(picture: Uint8Array<ArrayBuffer>, credential: string): Uint8Array<ArrayBuffer> {
  if (isPng(picture)) return bakePng(picture, credential);
  return new TextEncoder().encode(bakeSvg(new TextDecoder().decode(picture), credential));
}

/**
 * The credential in a picture, as it stands there: unchecked. `null` where there is none.
 *
 * @throws TypeError for what is neither PNG nor SVG, or broken
 */
export async function unbake(picture: Uint8Array<ArrayBuffer>): Promise<string | null> {
  if (isPng(picture)) return unbakePng(picture);
  return unbakeSvg(new TextDecoder().decode(picture));
}
