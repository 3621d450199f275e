import type { TemplateResult } from 'lit-html';
import { entriesStore } from '@hearth/core/state';
import type { Scene } from '../../scene.ts';
import type { PollHost } from '../host.ts';
import { Board } from './board.ts';

/** Draws the board of one poll element, which keeps what is open and chosen there. */
export function openBoard(): (host: PollHost, scene: Scene) => TemplateResult | null {
  let board: Board | null = null;
  return (host, scene) => {
    const { community, poll } = host;
    if (!community || !poll) return null;
    board ??= new Board(host, (column) => entriesStore(community, poll, column));
    return board.render(scene);
  };
}
