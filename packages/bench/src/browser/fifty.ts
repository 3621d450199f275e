import type { Lab } from '../run/lab.ts';
import { wholeThread } from './comments.ts';
import { hints, limitLit, limitLitPar, page, scriptTag, thread } from './pages.ts';
import { setStage, type Stage } from './stage.ts';

/** A page that is measured. */
export interface Contest {
  readonly name: string;
  readonly url: string;
  /** Finds its comments, where they are not Hearth's or a limit's. */
  readonly rows?: string;
}

/** Where a thread of so many comments is shown, and the pages that show it. */
export interface Shown {
  readonly stage: Stage;
  readonly contenders: readonly Contest[];
}

export const TOPIC = 'talk';
/** Share of replies. */
export const REPLIES = 0.5;

/** The same comments on four pages: two limits, Hearth's script tag alone, and with the hints of docs/embedding.md. */
export async function fourPages(lab: Lab, comments: number): Promise<Shown> {
  const stage = await setStage(lab);
  const { community } = stage;
  await stage.fill({ topic: TOPIC, comments, replies: REPLIES });
  const data = await stage.putData('/comments.json', await wholeThread(community, TOPIC));
  const tag = scriptTag(community);
  const widget = thread(TOPIC);
  const pages = {
    'limit-lit': limitLit(data),
    'limit-lit-par': limitLitPar(data),
    hearth: page({ head: tag, comments: widget }),
    'hearth, hints': page({ head: (await hints(community, TOPIC)) + tag, comments: widget }),
  };
  return { stage, contenders: await putAll(stage, pages) };
}

/** Puts pages onto the brand's site, each under its contender's name. */
export function putAll(stage: Stage, pages: Readonly<Record<string, string>>): Promise<Contest[]> {
  return Promise.all(
    Object.entries(pages).map(async ([name, html]) => ({
      name,
      url: await stage.put(`/${name.replace(/\W+/g, '-')}`, html),
    })),
  );
}
