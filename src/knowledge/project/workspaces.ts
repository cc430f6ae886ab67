import type { WorkspaceKind } from '../tool-project.ts';

/** How the packages of a repository are listed, named and joined, for commands that build some of them. */
export interface Workspace {
  /** Matched against the last part of the path. */
  readonly manifest: RegExp;
  /** Finds the name of a package in its manifest; omitted if its path is its name. */
  readonly name?: RegExp;
  /** Finds the packages that the arguments name, joined by single spaces (first group, flag g); omitted if paths among them do. */
  readonly asks?: RegExp;
  /** Finds the paths of other packages of the repository that a manifest names (first group, flag g). */
  readonly paths: RegExp;
  /** Arguments without which others are not built; omitted if they always are. Which they are cannot be said: all may be. */
  readonly others?: RegExp;
  /** Finds the names of others (first group, flag g). */
  readonly names?: RegExp;
  /** Arguments of commands that run tests, and manifests of packages that hold some. */
  readonly tests?: { readonly arguments: RegExp; readonly manifest: RegExp };
  readonly source: string;
}

export const WORKSPACES: Readonly<Record<WorkspaceKind, Workspace>> = {
  cargo: {
    manifest: /^Cargo\.toml$/,
    name: /^\[package\][^[]*?^name\s*=\s*"([^"]+)"/m,
    asks: /(?:^| )(?:-p|--package)[ =]([\w-]+)/g,
    paths: /\bpath\s*=\s*"([^"]+)"/g,
    names: /^([\w-]+)(?:\.workspace\b|\s*=\s*\{[^}\n]*\bworkspace\s*=\s*true)/gm,
    source: 'https://doc.rust-lang.org/cargo/reference/workspaces.html',
  },
  maven: {
    manifest: /^pom\.xml$/,
    asks: /(?:^| )(?:-pl|--projects)[ =](\S+)/g,
    paths: /<relativePath>\s*([^<\s]+)/g,
    others: /(?:^| )(?:-am|--also-make)(?: |$)/,
    source: 'https://maven.apache.org/guides/mini/guide-multiple-modules.html',
  },
  dotnet: {
    manifest: /\.(?:cs|fs|vb)proj$/i,
    paths: /<ProjectReference\s+Include\s*=\s*"([^"]+)"/gi,
    tests: { arguments: /^test\b/, manifest: /Microsoft\.NET\.Test\.Sdk|xunit|nunit|mstest|<IsTestProject>\s*true/i },
    source: 'https://learn.microsoft.com/visualstudio/msbuild/common-msbuild-project-items#projectreference',
  },
};
