import { words } from '../words.ts';
import { launched } from './kept-texts.ts';

/** A command that may put files of its working directory into what it makes: a program, a bundle, a site. */
export interface Embedder {
  readonly programs: readonly string[];
  /** Matched against the arguments, joined by single spaces; omitted if every call does. */
  readonly arguments?: RegExp;
  /** Matched against the path of a file below the working directory, with a slash before it: those that it takes by their place or their kind. */
  readonly files?: RegExp;
  /** Set if its sources may name any other file: what no command of the RUN reads is then there for them. */
  readonly any?: true;
  readonly source: string;
}

/** Folders that bundlers copy, and sources that they compile. */
const WEB_FILES =
  /\/(?:public|static|assets|src|app|pages|components|environments|content|wwwroot|resources|i18n|locales)\/|\.(?:[cm]?[jt]sx?|vue|svelte|s?css|html?)$/;
const C_FILES = /\.(?:h|hh|hpp|hxx|inc|inl|c|cc|cpp|cxx|s|S|asm|rc|proto)$/;
const JVM_FILES = /\/(?:resources|webapp|assets|res|META-INF|WEB-INF|static|public|raw)\/|\.(?:java|kt|kts|scala|groovy|clj)$/;

const EMBEDDERS: readonly Embedder[] = [
  { programs: ['go', 'garble', 'tinygo', 'gox'], arguments: /^(?:build|install(?!.*@))\b/, any: true, source: 'https://pkg.go.dev/embed' },
  {
    programs: ['ko', 'goreleaser', 'wails', 'fyne'],
    arguments: /^(?:build|release|package|apply|resolve)\b/,
    any: true,
    source: 'https://ko.build/features/static-assets/',
  },
  {
    programs: ['cargo', 'cross', 'wasm-pack', 'trunk'],
    arguments: /^(?:\+\S+ )?(?:build|b|zigbuild|rustc|leptos|tauri|install(?=.* --path\b))\b/,
    any: true,
    source: 'https://doc.rust-lang.org/std/macro.include_str.html',
  },
  { programs: ['rustc'], files: /\.rs$/, any: true, source: 'https://doc.rust-lang.org/std/macro.include_str.html' },
  {
    programs: words('mvn mvnw mvnd gradle gradlew sbt ant lein mill'),
    arguments:
      /(?:^| |:)(?:package|install|verify|deploy|process-resources|compile|assemble\w*|build|\w*[jJ]ar|\w*[wW]ar|\w*Dist|stage|assembly|dist|bundle\w*|publish\w*|uberjar)(?: |$)/,
    files: JVM_FILES,
    source: 'https://maven.apache.org/plugins/maven-resources-plugin/usage.html',
  },
  { programs: ['javac', 'kotlinc', 'scalac'], files: /\.(?:java|kt|scala)$/, source: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/javac.html' },
  {
    programs: ['dotnet', 'msbuild'],
    arguments: /^(?:publish|build|pack|msbuild)\b/,
    files: /\/wwwroot\/|\/appsettings[^/]*\.json$|\.(?:cs|fs|vb|resx|razor|cshtml|xaml)$/,
    source: 'https://learn.microsoft.com/aspnet/core/razor-pages/web-sdk',
  },
  {
    programs: words('cc gcc g++ c++ clang clang++ nasm as ld windres make cmake ninja meson scons bazel'),
    files: C_FILES,
    source: 'https://gcc.gnu.org/onlinedocs/cpp/Include-Syntax.html',
  },
  {
    programs: ['swift', 'swiftc', 'xcodebuild'],
    files: /\.(?:swift|plist|xcconfig)$|\/Resources\//,
    source: 'https://developer.apple.com/documentation/xcode/bundling-resources-with-a-swift-package',
  },
  { programs: ['flutter'], arguments: /^build\b/, any: true, source: 'https://docs.flutter.dev/ui/assets/assets-and-images' },
  { programs: ['dart'], arguments: /^compile\b/, files: /\.dart$/, source: 'https://dart.dev/tools/dart-compile' },
  {
    programs: ['stack', 'cabal', 'ghc'],
    arguments: /^(?!(?:update|setup|--version)\b)/,
    files: /\.hs$|\/(?:data|static|config)\//,
    source: 'https://hackage.haskell.org/package/file-embed',
  },
  {
    programs: ['mix', 'rebar3'],
    arguments: /(?:^| )(?:release|compile|escript\.build|escriptize|tar)(?: |$)/,
    files: /\/(?:config|priv|lib)\//,
    source: 'https://hexdocs.pm/mix/Mix.Tasks.Release.html',
  },
  { programs: words('zig crystal nim dub shards v odin'), any: true, source: 'https://ziglang.org/documentation/master/#embedFile' },
  { programs: words('deno bun'), arguments: /^(?:compile|build|bundle)\b/, any: true, source: 'https://docs.deno.com/runtime/reference/cli/compile/' },
  {
    programs: words(
      'webpack webpack-cli vite rollup parcel esbuild rspack rsbuild tsc swc tsup ncc nest ng vue-cli-service react-scripts nuxt nuxi gatsby astro svelte-kit remix eleventy ember craco turbo nx expo hugo jekyll zola mkdocs sphinx-build hexo docusaurus vitepress pkg nexe',
    ),
    files: WEB_FILES,
    source: 'https://vite.dev/guide/assets.html#the-public-directory',
  },
  // with `output: 'standalone'` it also copies its environment files
  {
    programs: ['next'],
    arguments: /^build\b/,
    files: new RegExp(String.raw`\/\.env(?:\.production)?$|${WEB_FILES.source}`),
    source: 'https://nextjs.org/docs/app/api-reference/config/next-config-js/output',
  },
  {
    programs: ['npm', 'pnpm', 'yarn', 'bun'],
    arguments: /(?:^| )(?:run |run-script )?(?:build|compile|bundle|dist|generate|export|package|release|prod(?:uction)?)(?:[:-]\S*)?(?: |$)/,
    files: WEB_FILES,
    source: 'https://docs.npmjs.com/cli/commands/npm-run',
  },
  {
    programs: ['pyinstaller', 'nuitka', 'cxfreeze', 'briefcase', 'pex', 'shiv'],
    any: true,
    source: 'https://pyinstaller.org/en/stable/spec-files.html#adding-data-files',
  },
  {
    programs: ['pip', 'python', 'poetry', 'uv', 'hatch', 'flit', 'pdm'],
    arguments:
      /^(?:(?:pip )?(?:install|wheel) (?:\S+ )*\.\S*(?: |$)|setup\.py (?:\S+ )*(?:install|bdist\w*|build\w*)\b|-m (?:build|compileall|zipapp|nuitka|PyInstaller)\b|(?:build|sync|install)(?: |$))/,
    files: /\.pyi?$/,
    source: 'https://setuptools.pypa.io/en/latest/userguide/datafiles.html',
  },
];

/** Returns how a command may embed files, also where another program runs it: `npx vite build`. */
export function embedderOf(program: string, args: readonly string[]): Embedder | undefined {
  const text = args.join(' ');
  const row = EMBEDDERS.find((one) => one.programs.includes(program) && (one.arguments?.test(text) ?? true));
  if (row) return row;
  const inner = launched(program, args);
  return inner && inner.program !== program ? embedderOf(inner.program, inner.args) : undefined;
}
