/**
 * What code that stands in a command (`python -c`, `node -e`) does with its calls, by the names of the functions. No API is complete here: a call that is not
 * named may do anything with what it is given. Sources: https://docs.python.org/3/library/, https://nodejs.org/api/, https://docs.ruby-lang.org/en/master/,
 * https://www.php.net/manual/en/funcref.php, https://perldoc.perl.org/functions
 */

/** Reads a variable, so that the call stands for the value: `os.environ.get('TOKEN')`, `getenv("TOKEN")`, `ENV.fetch('TOKEN')`. */
export const READS_VARIABLE = /(?:^|\.)(?:environ\.(?:get|pop|setdefault)|getenv|ENV\.(?:fetch|dig)|env\.get|Deno\.env\.get)$/;

/** Prints what it is given. */
export const PRINTS =
  /^(?:print|puts|p|pp|pprint|echo|printf|warn|var_dump|print_r|say|console\.\w+|sys\.std(?:out|err)\.write|process\.std(?:out|err)\.write|STDOUT\.\w+|(?:logging|logger|log)\.\w+)$/;

/** Sends what it is given to a server, or only reads, runs or loads: a path among its arguments is an address, a program or a module. */
export const SENDS =
  /(?:^|\.)(?:require|import|__import__|import_module|use|include\w*|require_\w+|autoload|load_dotenv|chdir|exists|isfile|isdir|exit|sleep|assert|len|bool|append_path|insert)$|(?:^|\.)(?:requests?|urllib\d?|httpx?|https|axios|fetch|got|ky|needle|superagent|undici|aiohttp|Net|HTTParty|Faraday|RestClient|LWP|Excon|curl_\w+|Guzzle\w*|urlopen|Request|URL|URI|session|client|api)\b/i;

/** Names of arguments by which a call logs in. A value that is given by such a name, with a path beside it, is not what the call writes to the path. */
export const LOGS_IN = /^["']?(?:\w*(?:token|auth\w*|password|passwd|api_?key|apikey|secret\w*|credentials?|headers?|login|key))["']?$/i;

/** Text in quotes that is a path: it starts at a folder or ends like a file. An address is none. */
export const PATH_TEXT =
  /^(?!\w+:\/\/)(?:(?:\/|\.{1,2}\/|~\/)[\w.~/${}<>@%+-]+|[\w.~/${}-]*\.(?:json5?|ya?ml|toml|ini|cfg|conf|config|env|txt|properties|xml|pem|key|pkl|pickle|js|ts|py|rb|php|csv|db|sqlite3?|log|md|html?|sh)|\.[a-z][\w-]+(?:rc)?)$/i;

/** Makes an object of its arguments that keeps a login for itself: `new Client(…)`, `Github(…)`, `Foo.new(…)`. */
export const MAKES_CLIENT = /(?:^|\.)(?:[A-Z]\w*|new|login|connect)$/;

/** Calls that keep the login that they get in a file of the home, in code that names their library. */
export const KEEPS_LOGIN: readonly { readonly library: RegExp; readonly call: RegExp; readonly source: string }[] = [
  {
    library: /\bhuggingface_hub\b/,
    call: /(?:^|\.)(?:login|save_token)$/,
    source: 'https://huggingface.co/docs/huggingface_hub/package_reference/authentication#huggingface_hub.login',
  },
  { library: /\bwandb\b/, call: /(?:^|\.)login$/, source: 'https://docs.wandb.ai/ref/python/login/' },
];

/** A call of Python whose arguments are the entries of an object. */
export const MAKES_OBJECT = /^dict$/;

/** Words after which a bracket is no call. */
export const NO_CALL = /^(?:if|elif|for|foreach|while|switch|function|catch|with|def|class|async|await|return|and|or|not|in|do|else|try|my|new|lambda)$/;

/** Words before the name that a statement declares. */
export const DECLARES_NAME = /^(?:const|let|var|my|our|local|final|auto)$/;

/** The word of Python before the name of a result: `with open('/x') as f`. */
export const NAMES_RESULT = 'as';

export const AWKS: ReadonlySet<string> = new Set(['awk', 'gawk', 'mawk']);

/** By which a program of awk writes a file, or runs another program. Source: https://www.gnu.org/software/gawk/manual/gawk.html#Redirection */
export const AWK_WRITES = /\bprintf?\b(?:[^;}>|p]|p(?!rint))*(?:>>?|\|)\s*["(\w]/;

/** Calls by which code that stands in a command writes a file: `python -c "open('f', 'w')…"`. */
export const CODE_WRITES: readonly { readonly pattern: RegExp; readonly source: string }[] = [
  { pattern: /\bopen\s*\([^)]*,\s*(?:mode\s*=\s*)?["'][rbt+]*[wax]/, source: 'https://docs.python.org/3/library/functions.html#open' },
  { pattern: /\.write_(?:text|bytes)\s*\(/, source: 'https://docs.python.org/3/library/pathlib.html#pathlib.Path.write_text' },
  { pattern: /\b(?:writeFile|appendFile|createWriteStream|outputFile|outputJson|writeJson)\w*\s*\(/, source: 'https://nodejs.org/api/fs.html' },
  { pattern: /\b(?:Bun\.write|Deno\.writeTextFile\w*|Deno\.writeFile\w*)\s*\(/, source: 'https://bun.sh/docs/api/file-io' },
  { pattern: /\b(?:File|IO)\.(?:bin)?write\b|\bFile\.(?:open|new)\s*\(?[^)]*["'][wa]/, source: 'https://docs.ruby-lang.org/en/master/IO.html' },
  { pattern: /\bfile_put_contents\s*\(|\bfopen\s*\([^)]*["'][waxc]/, source: 'https://www.php.net/manual/en/function.file-put-contents.php' },
  { pattern: /\bio\.open\s?\([^(),\n]{0,200},\s?["'][wa]|\bio\.output\s*\(/, source: 'https://www.lua.org/manual/5.4/manual.html#pdf-io.open' },
  {
    pattern: /\b(?:write\.(?:csv2?|table|dcf)|saveRDS|save\.image|sink)\s*\(|\bwriteLines\s?\([^)\n]{0,200},/,
    source: 'https://stat.ethz.ch/R-manual/R-devel/library/utils/html/write.table.html',
  },
  // a clone keeps the address
  { pattern: /\bPkg\.(?:add|develop|clone|Registry\.add)\s*\(/, source: 'https://pkgdocs.julialang.org/v1/api/' },
  { pattern: /\bopen\s*\(?[^;]*["']\s*>{1,2}/, source: 'https://perldoc.perl.org/functions/open' },
];

/**
 * Calls by which code copies, moves or links a file, or runs a program that does. Sources: https://docs.python.org/3/library/shutil.html,
 * https://docs.python.org/3/library/os.html#os.rename, https://nodejs.org/api/fs.html, https://docs.ruby-lang.org/en/master/FileUtils.html,
 * https://www.php.net/manual/en/function.copy.php, https://perldoc.perl.org/File::Copy
 */
export const COPIES_FILE =
  /\b(?:shutil\.(?:copy\w*|move)|os\.(?:rename|replace|link|symlink)|\.(?:rename|replace|hardlink_to|symlink_to)|copyFile\w*|cpSync|fs\.cp|rename(?:Sync)?|linkSync|FileUtils\.(?:cp\w*|mv|ln\w*|copy\w*|install)|copy|move|symlink)\s*\(?|["'`\s(](?:cp|mv|ln|install|rsync|tar|zip|tee|dd)["'`]?[\s,]/;

/** Calls by which code copies or packs a folder. Sources: as above, and https://docs.python.org/3/library/tarfile.html, https://docs.python.org/3/library/zipfile.html */
export const COPIES_FOLDER =
  /\b(?:shutil\.(?:copytree|make_archive)|copytree|make_archive|cpSync|fs\.cp|fs\.copy\w*|tarfile|tar\.(?:add|create|c)|FileUtils\.(?:cp_r|copy_entry)|zipfile|ZipArchive|PharData|rcopy|dircopy)\b|["'`\s(](?:cp|rsync|tar|zip)["'`]?[\s,]/;
