import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import type { CheckRequest, CheckResult } from '../../site/linter/check.ts';

const root = path.join(import.meta.dirname, '../..');

/** The bundles for browsers, by their file names, as they are built from the sources. */
export function builtLinter(): ReadonlyMap<string, string> {
  const out = mkdtempSync(path.join(tmpdir(), 'dockerlint-browser-'));
  try {
    execFileSync(process.execPath, [path.join(root, 'scripts/build-browser.mjs'), '--out', out], { stdio: ['ignore', 'ignore', 'inherit'] });
    return new Map(readdirSync(out).map((name) => [name, readFileSync(path.join(out, name), 'utf8')]));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

export interface BrowserLinter {
  /** Takes and gives what can be sent as JSON. */
  check(request: CheckRequest): Promise<CheckResult>;
  /** The bundles that were loaded so far. */
  loaded(): readonly string[];
}

/** What each browser has beside the language, as far as the linter uses it. */
const OF_BROWSERS = { TextDecoder, atob };

/** Runs the bundles where nothing of Node is: no process, no require, no Buffer, none of its modules. */
export async function browserLinter(bundles: ReadonlyMap<string, string>): Promise<BrowserLinter> {
  const context = vm.createContext({ ...OF_BROWSERS }, { codeGeneration: { strings: false, wasm: false } });
  const modules = new Map<string, vm.SourceTextModule>();
  const moduleOf = (specifier: string): vm.SourceTextModule => {
    const name = path.posix.basename(specifier);
    const known = modules.get(name);
    if (known) return known;
    const text = bundles.get(name);
    if (text === undefined || specifier !== `./${name}`) throw new Error(`a browser finds no module ${specifier}`);
    const made = new vm.SourceTextModule(text, { context, identifier: name, importModuleDynamically: async (later) => await evaluated(later) });
    modules.set(name, made);
    return made;
  };
  const evaluated = async (specifier: string): Promise<vm.SourceTextModule> => {
    const module = moduleOf(specifier);
    if (module.status === 'unlinked') await module.link(moduleOf);
    if (module.status === 'linked') await module.evaluate();
    return module;
  };
  const { namespace } = await evaluated('./linter.js');
  context['check'] = Reflect.get(namespace, 'check');
  return {
    async check(request) {
      const code = `check(${JSON.stringify(request)}).then((result) => JSON.stringify(result))`;
      return JSON.parse(String(await vm.runInContext(code, context)));
    },
    loaded: () => [...modules.keys()],
  };
}
