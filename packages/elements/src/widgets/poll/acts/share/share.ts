import { html } from 'lit-html';
import type { TemplateResult } from 'lit-html';
import { wording } from '@hearth/core/domain';
import { formatDate } from '../../../../locales/dates.ts';
import { card as english } from '../../../../locales/en/card.ts';
import type { Messages } from '../../../../locales/messages.ts';
import { drawCard, pictureOf } from '../../../../parts/card/card.ts';
import type { Card } from '../../../../parts/card/card.ts';
import { lookOf } from '../../../../parts/card/look.ts';
import { linkHere, sharePicture } from '../../../../parts/card/share-picture.ts';
import type { Scene } from '../../scene.ts';
import { HearthResultShareEvent, HearthResultSharedEvent } from '../events.ts';
import type { PollHost } from '../host.ts';

/** The button of one poll element that makes a picture of the result, as its viewer sees it, and shares it. */
export function sharingResult(): (host: PollHost, scene: Scene) => TemplateResult {
  let drawing = false;
  let said = '';
  return (host, scene) => {
    const words = (): Messages['card'] => host.say('card', undefined) ?? english;
    const t = words();
    const end = (what: string): void => {
      drawing = false;
      said = what;
      host.requestUpdate();
      if (what) host.announce(what);
    };
    const share = async (): Promise<void> => {
      if (drawing) return;
      drawing = true;
      said = '';
      host.requestUpdate();
      try {
        const box = host.shadowRoot!.querySelector('.root')!;
        const dir = getComputedStyle(box).direction === 'rtl' ? 'rtl' : 'ltr';
        const content = cardOf(scene, t, dir, host.community?.$session.get().session?.site.name);
        const blob = await pictureOf(drawCard(content, lookOf(box)));
        const link = linkHere();
        const { id } = scene.poll;
        if (!host.dispatchEvent(new HearthResultShareEvent(id, blob, link))) return end('');
        const ended = await sharePicture({ blob, name: id, title: content.title, link });
        if (ended === 'cancelled') return end('');
        host.dispatchEvent(new HearthResultSharedEvent(id, ended === 'handed' ? 'native' : 'file'));
        end({ handed: '', saved: t.saved, 'saved-and-copied': t.savedAndCopied }[ended]);
      } catch {
        end(t.failed);
      }
    };
    return html`<p class="facts" part="share">
      <button type="button" @click=${share} aria-disabled=${drawing}>${drawing ? t.drawing : t.share}</button>
      <span class="muted">${said}</span>
    </p>`;
  };
}

/** What the viewer sees of the result, the best first. */
export function cardOf(
  { t, tag, now, poll, view: { tally } }: Scene,
  words: Messages['card'],
  dir: Card['dir'],
  site = '',
): Card {
  const { options = [], leaders = [], voters = 0, final = false } = tally ?? {};
  const said = (t.counted as Partial<Record<string, typeof t.votes>>)[poll.kind] ?? t.votes;
  const { needed = 0 } = poll.decision?.quorum ?? {};
  const lead = leaders[1] ? t.tied : final ? t.winner : t.leading;
  const rows = options.map(({ id, votes, percent, sum = 0 }) => ({
    // Said in words too: of a ranked poll, what leads need not have the longest bar.
    label: `${wording(poll.options.find((option) => option.id === id)?.label ?? id, tag)}${leaders.includes(id) ? ` · ${lead}` : ''}`,
    share: percent,
    figure:
      poll.kind === 'score'
        ? `${t.mean(sum, votes)} · ${said(votes)}`
        : `${t.percent(percent)} · ${said(poll.budget ? sum : votes)}`,
    leads: leaders.includes(id),
  }));
  rows.sort((one, other) => Number(other.leads) - Number(one.leads) || other.share - one.share);
  const when = formatDate(tag, final ? (poll.closesAt ?? now) : now, { dateStyle: 'long' });
  return {
    title: wording(poll.question, tag),
    rows,
    foot: [final && t.final, final && voters < needed && words.undecided, t.voters(voters), when, site]
      .filter(Boolean)
      .join(' · '),
    more: words.more,
    dir,
  };
}
