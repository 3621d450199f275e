export function isStale(): boolean;
export function ensureEmbed(): void;
