import { posix } from 'node:path';
import { GO_CONSTRAINT, GO_GENERATE, GO_MODULE, GO_PLATFORM, GO_STRINGS, GO_TAGS, GO_TEST_FILE, GO_TESTS } from '../../knowledge/project/go-packages.ts';
import type { ManifestScript } from './package-scripts.ts';
import type { Project } from './project.ts';

/** The code that a Go command executes: code of the project's packages, or commands in `go:generate` comments. */
export interface GoCode {
  /** Paths in the build context. */
  readonly files: ReadonlySet<string>;
  readonly scripts: readonly ManifestScript[];
}

/** A module of the project: its import path, and its folder in the image. */
interface GoModule {
  readonly path: string;
  readonly folder: string;
}

/**
 * Returns the code that `go run ./cmd/x`, `go test ./...` or `go generate` executes: the named packages and their imports within the project. Undefined if
 * there is no module or no named package, so that any code may run. Source: https://pkg.go.dev/cmd/go#hdr-Package_lists_and_patterns
 */
export function goCode(project: Project, args: readonly string[], folder: string): GoCode | undefined {
  const modules = modulesOf(project);
  const [command = '', ...rest] = args;
  const tags = new Set([...`${args.join(' ')} ${project.environment?.('GOFLAGS') ?? ''}`.matchAll(GO_TAGS)].flatMap(([, list = '']) => list.split(',')));
  const packages = packagesOf(project, tags);
  const named = rest.filter((word) => /^\.{1,2}(?:\/|$)|\.go$/.test(word) || modules.some(({ path }) => word === path || word.startsWith(`${path}/`)));
  const targets = named.length > 0 ? named : command === 'run' ? [] : ['.'];
  const folders = (command === 'run' ? targets.slice(0, 1) : targets).flatMap((target) => foldersOf(target, modules, packages, folder));
  if (modules.length === 0 || folders.length === 0) return undefined;
  if (command === 'generate') return { files: new Set(), scripts: folders.flatMap((one) => generators(project, packages.get(one) ?? [], one)) };
  const isTest = GO_TESTS.test(command);
  const starts = isTest ? folders.filter((one) => packages.get(one)?.some((image) => GO_TEST_FILE.test(image))) : folders;
  return { files: reachable(project, { modules, packages, starts, isTest }), scripts: [] };
}

/** The packages from which imports are followed. */
interface Start {
  readonly modules: readonly GoModule[];
  readonly packages: ReadonlyMap<string, readonly string[]>;
  readonly starts: readonly string[];
  readonly isTest: boolean;
}

function reachable({ copied, texts }: Project, { modules, packages, starts, isTest }: Start): ReadonlySet<string> {
  const files = new Set<string>();
  const seen = new Set<string>();
  const waiting = [...starts];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    for (const image of packages.get(one) ?? []) {
      if (GO_TEST_FILE.test(image) && !(isTest && starts.includes(one))) continue;
      const path = copied.get(image) ?? '';
      files.add(path);
      for (const [, text = ''] of (texts.textOf(path) ?? '').matchAll(GO_STRINGS)) {
        const owner = modules.find((module) => text === module.path || text.startsWith(`${module.path}/`));
        if (owner) waiting.push(posix.join(owner.folder, text.slice(owner.path.length)));
      }
    }
  }
  return files;
}

/** The commands in the `go:generate` comments of a package. Source: https://pkg.go.dev/cmd/go#hdr-Generate_Go_files_by_processing_source */
function generators({ copied, texts }: Project, images: readonly string[], folder: string): readonly ManifestScript[] {
  return images.flatMap((image) => {
    const path = copied.get(image) ?? '';
    return (texts.textOf(path) ?? '').split('\n').flatMap((line, index): ManifestScript[] => {
      const text = GO_GENERATE.exec(line)?.[1];
      return text === undefined ? [] : [{ path, line: index + 1, text, folder }];
    });
  });
}

function foldersOf(target: string, modules: readonly GoModule[], packages: ReadonlyMap<string, unknown>, folder: string): readonly string[] {
  const owner = modules.find(({ path }) => target === path || target.startsWith(`${path}/`));
  const plain = target.replace(/\/?\.\.\.$/, '');
  const at = owner ? posix.join(owner.folder, plain.slice(owner.path.length)) : posix.resolve(folder, plain);
  if (target.endsWith('.go')) return [posix.dirname(at)];
  if (plain === target) return packages.has(at) ? [at] : [];
  return [...packages.keys()].filter((one) => one === at || one.startsWith(at === '/' ? at : `${at}/`));
}

/** The Go files in each folder of the image, without those that wait for a tag. */
function packagesOf({ copied, texts }: Project, tags: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [image, path] of copied) {
    if (!image.endsWith('.go')) continue;
    const needed = GO_CONSTRAINT.exec(texts.textOf(path) ?? '')?.[1]?.split('&&') ?? [];
    if (needed.some((tag) => !tags.has(tag.trim()) && !GO_PLATFORM.test(tag.trim()))) continue;
    const folder = posix.dirname(image);
    const same = found.get(folder);
    if (same) same.push(image);
    else found.set(folder, [image]);
  }
  return found;
}

function modulesOf({ copied, texts }: Project): readonly GoModule[] {
  return [...copied].flatMap(([image, path]): GoModule[] => {
    const name = posix.basename(image) === 'go.mod' ? GO_MODULE.exec(texts.textOf(path) ?? '')?.[1] : undefined;
    return name === undefined ? [] : [{ path: name, folder: posix.dirname(image) }];
  });
}
