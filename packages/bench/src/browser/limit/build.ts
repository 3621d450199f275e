import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

/** The code of {@link file://./lit.ts} as it would be published: one minified module. */
export async function buildLimit(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: fileURLToPath(new URL('lit.ts', import.meta.url)), formats: ['es'], fileName: 'lit' },
      rolldownOptions: { output: { minify: true } },
    },
  })) as Rolldown.RolldownOutput[];
  return built[0]!.output[0].code;
}
