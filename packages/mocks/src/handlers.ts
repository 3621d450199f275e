import { http, HttpResponse, type HttpHandler } from 'msw';
import { createMockServer, type MockServer, type MockServerOptions } from './server.ts';

export interface HandlersOptions extends MockServerOptions {
  /** Requests to this origin (and path) are answered. Default: any origin. */
  readonly server?: string;
  /** Serves from this one, which the caller keeps hold of, instead of from a new one. */
  readonly mock?: MockServer;
}

/**
 * msw handlers that run Hearth's own protocol handler: `setupServer(...handlers())` in Node, `setupWorker(...handlers())`
 * in a browser. In WebKit, whose service workers hold streams back, replace `fetch` by `createMockServer().fetch` instead.
 */
export function handlers({ server = '*', mock, ...options }: HandlersOptions = {}): HttpHandler[] {
  const served = mock ?? createMockServer(options);
  return [
    http.all(`${server.replace(/\/+$/, '')}/v1/*`, ({ request }) =>
      served.fetch(request).catch((error: unknown) => {
        if (error instanceof TypeError) return HttpResponse.error(); // as the network that is down
        throw error;
      }),
    ),
  ];
}
