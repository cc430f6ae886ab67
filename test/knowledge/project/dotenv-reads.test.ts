import { describe, expect, test } from '@jest/globals';
import { DOTENV_LIBRARIES, DOTENV_READS, DOTENV_WORDS } from '../../../src/knowledge/project/dotenv-reads.ts';

/** One for each row, in its order. */
const CODE: readonly (readonly [path: string, text: string])[] = [
  ['server.js', "require('dotenv').config();"],
  ['app.py', 'from decouple import config'],
  ['config.ru', "require 'dotenv/load'"],
  ['public/index.php', 'Dotenv\\Dotenv::createImmutable(__DIR__)->load();'],
  ['main.go', 'godotenv.Load()'],
  ['main.rs', 'dotenvy::dotenv().ok();'],
  ['App.java', 'Dotenv dotenv = Dotenv.load();'],
  ['Program.cs', 'DotNetEnv.Env.Load();'],
  ['config/runtime.exs', 'import Dotenvy'],
];

const LIBRARIES: readonly string[] = ['@nestjs/config', 'python-decouple', 'dotenv-rails', 'laravel/framework'];

describe('what reads environment files', () => {
  test('every row has an example', () => {
    expect(CODE.map(([path, text]) => DOTENV_READS.findIndex((row) => row.files.test(path) && row.pattern.test(text)))).toEqual(
      DOTENV_READS.map((_, index) => index),
    );
    expect(LIBRARIES.map((name) => DOTENV_LIBRARIES.findIndex((row) => row.packages.test(name)))).toEqual(DOTENV_LIBRARIES.map((_, index) => index));
  });

  test('variables are no environment files', () => {
    expect(DOTENV_READS.filter((row) => row.pattern.test('process.env.PORT, import.meta.env.VITE_X, os.environ'))).toEqual([]);
  });

  test('words of a script', () => {
    expect(['dotenv -- node server.js', 'node --env-file=.env server.js'].filter((text) => !DOTENV_WORDS.test(text))).toEqual([]);
    expect(DOTENV_WORDS.test('node server.js')).toBe(false);
  });
});
