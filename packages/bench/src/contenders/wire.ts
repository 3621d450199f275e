/** What the bench and a contender say to each other. */
export interface Asked {
  readonly call: number;
  readonly method: string;
  readonly input: unknown;
}

export type Told =
  | { readonly port: number }
  | { readonly call: number; readonly answer: unknown }
  | { readonly call: number; readonly error: string };
