import type { Body } from '../../domain/body.ts';
import { wording } from '../../domain/common.ts';
import { wantedPolls, withPolls } from '../../domain/embedded-polls.ts';
import { isStaff } from '../../domain/people/people.ts';
import type { Scene } from '../scene.ts';

/** The body with the polls in it that staff ask for and the site has; in others' words the directive stays what it is, words. */
export async function embedPolls(scene: Scene, body: Body): Promise<Body> {
  const ids = isStaff(scene.viewer) ? wantedPolls(body) : [];
  if (ids.length === 0) return body;
  return scene.read(async ({ tx, info }) => {
    const rows = await tx.getMany(
      'polls',
      ids.map((id) => [id]),
    );
    const found = rows.flatMap((row) =>
      row
        ? [
            [
              row.id,
              {
                question: wording(row.definition.question, info.locale),
                options: row.definition.options.length,
              },
            ] as const,
          ]
        : [],
    );
    return withPolls(body, new Map(found));
  });
}
