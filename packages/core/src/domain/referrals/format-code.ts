/** For people: XXXX-XXXX. */
export const formatCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;
