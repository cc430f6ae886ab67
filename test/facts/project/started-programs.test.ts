import { describe, expect, test } from '@jest/globals';
import { isKnownToStart, StartedPrograms } from '../../../src/facts/project/builds/started-programs.ts';
import type { Call } from '../../../src/facts/project/executed.ts';
import { type FileTexts, NO_TEXTS } from '../../../src/facts/project/file-texts.ts';

const AROUND: Call = { words: ['x'], folder: '/app', at: undefined, depth: 0, piped: false, given: [], assigned: new Map() };

function startedBy(path: string, text: string): readonly string[] {
  const texts: FileTexts = { ...NO_TEXTS, textOf: () => text };
  const calls = new StartedPrograms().callsOf({ copied: new Map(), texts }, path, AROUND, { isCertain: true });
  return calls.map(({ words, folder }) => `${folder === '/app' ? '' : `${folder} `}${words.join(' ')}`);
}

const KNOWN: readonly (readonly [path: string, text: string, started: readonly string[]])[] = [
  [
    'a.js',
    "const { execSync } = require('child_process');\nexecSync('npm run fetch && node pack.js', { stdio: 'inherit' });",
    ['npm run fetch', 'node pack.js'],
  ],
  ['a.js', "const cp = require('node:child_process');\ncp.spawnSync('node', ['a.js', '--x']);", ['node a.js --x']],
  ['a.js', "const { fork } = require('child_process');\nfork('worker.js');", ['node worker.js']],
  ['a.ts', "import { execFileSync } from 'child_process';\nexecFileSync(\n  'npx',\n  [\n    'sentry-cli',\n    'info',\n  ],\n);", ['npx sentry-cli info']],
  ['a.mjs', "import { $ } from 'zx';\nawait $`node a.js`;", ['node a.js']],
  [
    'a.js',
    "const { execSync } = require('child_process');\nconst run = (cmd) => execSync(cmd, { stdio: 'inherit' });\nrun('npm run a');\nrun('npm run b');",
    ['npm run a', 'npm run b'],
  ],
  ['a.js', "const { exec } = require('child_process');\nconst sh = util.promisify(exec);\nawait sh('make x');", ['make x']],
  ['a.js', "const { spawnSync } = require('child_process');\nspawnSync(process.execPath, ['x.js'], { cwd: 'web' });", ['/app/web node x.js']],
  ['a.js', "const { execSync } = require('child_process');\nexecSync(`git tag ${version}`);\n/x/.exec(name);", ['git tag VALUE']],
  ['a.py', 'import subprocess\nsubprocess.run(["bash", "x.sh"], check=True)', ['bash x.sh']],
  ['a.py', 'import subprocess, sys\nsubprocess.check_call(\n    [sys.executable, "pack.py"],\n    cwd="web",\n)', ['/app/web python pack.py']],
  ['a.py', 'import subprocess\ncmd = ["aws", "s3", "ls"]\nsubprocess.run(cmd)', ['aws s3 ls']],
  ['a.py', 'from subprocess import check_call\ncheck_call("make x", shell=True)', ['make x']],
  ['a.py', 'import os\nos.system("sh a.sh; sh b.sh")\n# os.system(name)', ['sh a.sh', 'sh b.sh']],
  ['a.rb', 'system("ruby", "fetch.rb") or abort\n`ls`', ['ruby fetch.rb', 'ls']],
  ['Rakefile', 'task :x do\n  sh "curl https://example.com"\n  ruby "a.rb"\nend', ['curl https://example.com', 'ruby a.rb']],
  ['a.php', "<?php passthru('php fetch.php'); $db->exec($sql);", ['php fetch.php']],
  ['a.php', "<?php (new Process(['php', 'x.php']))->run();", ['php x.php']],
  ['a.go', 'exec.Command("git", "describe")\nexec.CommandContext(ctx, "sh", "a.sh")', ['git describe', 'sh a.sh']],
  ['build.rs', 'Command::new("sh").arg("gen.sh").args(&["a", "b"]).status();', ['sh gen.sh a b']],
  ['a.js', 'run(program);', []],
  ['a.js', "const { exec } = require('child_process');\nexec('make dist', options, callback);", ['make dist']],
  ['a.js', "const { execFile } = require('child_process');\nexecFile('git', args, (error) => { throw error; });", ['git VALUE']],
];

const OPEN: readonly (readonly [path: string, text: string])[] = [
  ['a.js', "require('child_process').execSync(command);"],
  ['a.js', "const { execSync } = require('child_process');\nexecSync(`node scripts/${name}.js`);"],
  ['a.js', "const { spawn } = require('child_process');\nspawn(process.argv[2], []);"],
  ['a.js', "const { spawn } = require('child_process');\nspawn('node', args, { stdio: 'inherit' });"],
  ['a.go', 'exec.Command("bash", "steps/"+name+".sh").Run()'],
  ['a.py', 'import subprocess\nsubprocess.run(sys.argv[1:])'],
  ['a.py', 'import subprocess\nsubprocess.run(f"python {name}.py", shell=True)'],
  ['a.rb', 'system(command)'],
  ['a.php', '<?php exec($command);'],
];

describe('programs that code starts', () => {
  test.each(KNOWN)('%s: %j', (path, text, started) => {
    expect(startedBy(path, text)).toEqual(started);
    expect(isKnownToStart(path, text)).toBe(true);
  });

  test.each(OPEN)('computed, %s: %j', (path, text) => {
    expect(isKnownToStart(path, text)).toBe(false);
  });
});
