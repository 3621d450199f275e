import { CommunityError, toCommunityError, type BackendAdapter } from '@hearth/core/adapter';

export interface Where {
  readonly site: string;
  readonly server: string;
  /** Where the page names the site and the server. */
  readonly names: { readonly site: string; readonly server: string };
}

/** On the script tag, and on the provider. */
export const SCRIPT = { site: 'data-site', server: 'data-server' } as const;
export const PROVIDER = { site: 'site of <hearth-community>', server: 'server of <hearth-community>' } as const;

/** A sentence for the page's maker about why a connection failed: what is wrong, and what to mend. */
export function sentence(error: CommunityError, { site, server, names }: Where): string {
  switch (error.code) {
    case 'not-found':
      return `the site "${site}" is not on ${server}. Check ${names.site}.`;
    case 'offline':
      return `${server} cannot be reached. Check ${names.server}, that the server runs, and that the page's Content-Security-Policy lets it through (connect-src).`;
    case 'unavailable':
      return `${server} does not answer as a Hearth server. Check ${names.server}, and that the server runs.`;
    case 'forbidden':
      return `${server} does not allow pages of ${location.origin} for the site "${site}". Add it to the site's origins.`;
    case 'unsupported':
      return `${server} speaks another version. Load the script from there: ${server}/1/hearth.js.`;
    case 'unauthenticated':
      return `${server} asks who is looking, and the token given to identify was refused or missing. Check its key, aud, iss and exp.`;
    default:
      return error.message;
  }
}

/** The adapter, whose failures to connect name the fix. Code and details stay, so that widgets word them as ever. */
export function explained<A extends BackendAdapter>(adapter: A, where: Where): A {
  return {
    ...adapter,
    connect: (options) =>
      adapter.connect(options).catch((thrown: unknown) => {
        const error = toCommunityError(thrown);
        throw new CommunityError(error.code, sentence(error, where), error.details, { cause: error });
      }),
  };
}
