import { expect, test } from '@jest/globals';
import { mayWriteValue } from '../../src/fix/variables/code-values.ts';

/** Code that may write the value of TOKEN to a file. */
const WRITES: readonly string[] = [
  `import yaml, os, pathlib; yaml.safe_dump({'t': os.environ['TOKEN']}, pathlib.Path('/etc/app.yml').open('w'))`,
  `import joblib, os; joblib.dump(os.environ["TOKEN"], "/app/token.pkl")`,
  `c = configparser.ConfigParser()\nc["a"] = {"token": os.environ["TOKEN"]}\nwith pathlib.Path("/etc/app.ini").open("wt") as f:\n    c.write(f)`,
  `t = os.getenv('TOKEN')\ncfg = ConfigObj('/etc/a.ini')\ncfg['t'] = t\ncfg.write()`,
  `require('shelljs').ShellString(process.env.TOKEN).to('/etc/app.json')`,
  `const Conf = require('conf'); const c = new Conf({ cwd: '/etc/app' }); c.set('token', process.env.TOKEN)`,
  `s = YAML::Store.new('/etc/app.yml'); s.transaction { s['t'] = ENV['TOKEN'] }`,
  `(new SplFileObject("/etc/app", "w"))->fwrite(getenv("TOKEN"));`,
  `path("/etc/x")->spew($ENV{TOKEN})`,
  `writeLines(Sys.getenv("TOKEN"), "/x.txt")`,
  `from huggingface_hub import login; login(token=os.environ['TOKEN'])`,
  `import huggingface_hub as h, os; t = os.getenv("TOKEN"); h.login(t, add_to_git_credential=False)`,
  `import wandb, os; wandb.login(key=os.environ["TOKEN"])`,
  `cat(paste0("T=", Sys.getenv("TOKEN")), file="~/.Renviron")`,
];

/** Code that logs in with the value, sends it or prints it. */
const HARMLESS: readonly string[] = [
  `requests.get('https://x.example.com/v1', headers={'Authorization': 'Bearer ' + os.environ['TOKEN']}).raise_for_status()`,
  `r = requests.get(url, headers={'A': os.environ['TOKEN']})\nsave(r.content, '/model.bin')`,
  `snapshot_download('org/model', local_dir='/models', token=os.environ['TOKEN'])`,
  `tok = AutoTokenizer.from_pretrained("org/model", token=os.getenv("TOKEN"))\ntok.save_pretrained("/models/out")`,
  `g = Github(os.environ['TOKEN']); print(g.get_repo('a/b').get_contents('README.md').decoded_content)`,
  `sys.path.insert(0, '/app'); d = json.loads(os.environ['TOKEN']); build.run(d)`,
  `const o = new Octokit({ auth: process.env.TOKEN }); o.request('GET /repos/a/b/contents/README.md').then(console.log)`,
  `https.get({ host: 'x', path: '/v1/a.json', headers: { a: process.env.TOKEN } }, (r) => r.pipe(process.stdout))`,
  `remotes::install_github("a/b", auth_token = Sys.getenv("TOKEN"))`,
  `from huggingface_hub import HfApi; HfApi(token=os.environ['TOKEN']).model_info('a/b')`,
  `from huggingface_hub import snapshot_download as d; d('a/b', token=os.environ['TOKEN'])`,
  // a recipe takes back what the shell writes
  `from huggingface_hub import login; login(token='$TOKEN')`,
  `# see /etc/app.yml\nlogin(os.environ['TOKEN'])`,
];

test.each(WRITES)('may write it: %s', (code) => {
  expect(mayWriteValue(code, 'TOKEN', false)).toBe(true);
});

test.each(HARMLESS)('does not write it: %s', (code) => {
  expect(mayWriteValue(code, 'TOKEN', true)).toBe(false);
});

test('what is printed counts where the output is kept', () => {
  expect(mayWriteValue(`print(os.environ['TOKEN'])`, 'TOKEN', true)).toBe(true);
  expect(mayWriteValue(`print(os.environ['TOKEN'])`, 'TOKEN', false)).toBe(false);
  expect(mayWriteValue(`print(len(os.environ['TOKEN']))`, 'TOKEN', true)).toBe(false);
});

test('any text is read without an error', () => {
  for (const text of ['', ')))', '((((', `"'`, 'a = = b', '{'.repeat(20_000)]) expect(mayWriteValue(text, 'TOKEN', true)).toBe(false);
});
