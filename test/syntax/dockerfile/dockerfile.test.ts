import { describe, expect, test } from '@jest/globals';
import { findStage } from '../../../src/syntax/dockerfile/stages.ts';
import { messages, parse, run } from '../places.ts';

const keywords = (text: string): string[] => parse(text).instructions.map(({ keyword, args }) => `${keyword} ${args.text}`);

describe('instructions end where BuildKit ends them', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['two escape characters at the end are no continuation', 'FROM a\nRUN a \\\\\nUSER c\n', ['FROM a', 'RUN a \\\\', 'USER c']],
    ['white space after the escape character does not matter', 'FROM a\nRUN a \\  \t\n b\n', ['FROM a', 'RUN a  b']],
    ['comments and empty lines between are skipped', 'FROM a\nRUN a \\\n\n  # no\n b\n', ['FROM a', 'RUN a  b']],
    ['a lone escape character joins the next line', '\\\nFROM a\n', ['FROM a']],
    ['a lone carriage return is an ordinary character', 'FROM a\nRUN a\rb\nUSER c\n', ['FROM a', 'RUN a\rb', 'USER c']],
    ['a quoted << is no heredoc', 'FROM a\nRUN echo "x <<EOF"\nUSER c\n', ['FROM a', 'RUN echo "x <<EOF"', 'USER c']],
    ['a heredoc may have a descriptor', 'FROM a\nRUN cat 3<<EOF\nUSER b\nEOF\nUSER c\n', ['FROM a', 'RUN cat 3<<EOF', 'USER c']],
    ['a delimiter may be quoted in part', 'FROM a\nRUN <<E"O"F\nUSER b\nEOF\nUSER c\n', ['FROM a', 'RUN <<E"O"F', 'USER c']],
    ['a delimiter may hold a space', 'FROM a\nCOPY <<"A B" /x\nUSER b\nA B\nUSER c\n', ['FROM a', 'COPY <<"A B" /x', 'USER c']],
    ['tabs are stripped for each heredoc of its own', 'FROM a\nRUN <<-A cat <<B\n\tA\n\tB\nB\nUSER c\n', ['FROM a', 'RUN <<-A cat <<B', 'USER c']],
    ['an apostrophe hides all heredocs of the line', "FROM a\nRUN echo it's <<EOF\nUSER c\n", ['FROM a', "RUN echo it's <<EOF", 'USER c']],
    ['the JSON form has no heredocs', 'FROM a\nRUN ["a", "<<EOF"]\nUSER c\n', ['FROM a', 'RUN ["a", "<<EOF"]', 'USER c']],
    ['only RUN, COPY and ADD have heredocs', 'FROM a\nCMD cat <<EOF\nUSER c\n', ['FROM a', 'CMD cat <<EOF', 'USER c']],
    ['the escape directive changes the escape character', '# escape=`\nFROM a\nRUN a `\n b \\\nUSER c\n', ['FROM a', 'RUN a  b \\', 'USER c']],
    ['an escape directive below a comment is none', '# hello\n# escape=`\nFROM a\nRUN a \\\n b\n', ['FROM a', 'RUN a  b']],
    ['an escape directive below an unknown one is none', '# foo=bar\n# escape=`\nFROM a\nRUN a \\\n b\n', ['FROM a', 'RUN a  b']],
    ['keywords may have any case', 'from a\nrun b\n', ['FROM a', 'RUN b']],
    ['ONBUILD gives way to what it triggers', 'FROM a\nONBUILD RUN <<EOF\nb\nEOF\n', ['FROM a', 'RUN <<EOF']],
  ];
  test.each(cases)('%s', (_name, text, expected) => {
    expect(keywords(text)).toEqual(expected);
  });
});

describe('what BuildKit refuses is a problem', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['', 'the file has no instructions'],
    ['# only a comment\n', 'the file has no instructions'],
    ['ARG A\n', 'the file has no FROM'],
    ['RUN a\nFROM b\n', 'RUN stands before the first FROM'],
    ['FROM a\nRUN <<EOF\nb\n', 'a heredoc is not closed'],
    ['FROM a\nRUN echo $(( 1 << 2 ))\n', 'a heredoc is not closed'],
    ['FROM a\nFETCH b\n', 'unknown instruction'],
    ['FROM a\n\\\n', 'unknown instruction'],
    ['FROM\n', 'FROM needs an image, or an image AS a name'],
    ['FROM a b\n', 'FROM needs an image, or an image AS a name'],
    ['FROM a AS 1x\n', 'this is not a name for a stage'],
    ['FROM a\nENV A\n', 'ENV needs a value'],
    ['FROM a\nENV\n', 'ENV needs at least one argument'],
    ['FROM a\nENV A=1 B\n', 'ENV takes name=value, and here is no ='],
    ['FROM a\nENV =1\n', 'a name of ENV is empty'],
    ['FROM a\nARG\n', 'ARG needs at least one argument'],
    ['FROM a\nARG =x\n', 'a name of ARG is empty'],
    ["FROM a\nENV A=it's\n", 'a single quote is not closed'],
    ['FROM a\nENV A="b\n', 'a double quote is not closed'],
    ['FROM a\nENV A=${B\n', "missing '}'"],
    ['FROM a\nENV A=${B^^}\n', 'unsupported modifier in a substitution'],
    ['FROM a\nENV A=${}\n', 'bad substitution'],
    ['FROM a\nLABEL a\n', 'LABEL needs a value'],
    ['FROM a\nCOPY a\n', 'COPY needs a source and a destination'],
    ['FROM a\nADD ["a"]\n', 'ADD needs a source and a destination'],
    ['FROM a\nCOPY a <<EOF\nb\nEOF\n', 'COPY takes no heredoc for a destination'],
    ['FROM a\nCOPY --form=b c d\n', 'COPY does not know this flag'],
    ['FROM a\nCOPY --from c d\n', '--from needs a value'],
    ['FROM a\nCOPY --link=2 c d\n', '--link is true or false'],
    ['FROM a\nCOPY --chown=1 --chown=2 c d\n', '--chown is given twice'],
    ['FROM a\nRUN --MOUNT=type=ssh b\n', 'RUN does not know this flag'],
    ['FROM a\nRUN --mount type=ssh b\n', '--mount needs a value'],
    ['FROM a\nUSER --x b\n', 'USER does not know this flag'],
    ['FROM a\nUSER\n', 'USER needs an argument'],
    ['FROM a\nRUN ["a", 1]\n', 'a JSON array here must hold strings only'],
    ['FROM a\nSHELL /bin/sh -c\n', 'SHELL takes a JSON array'],
    ['FROM a\nSHELL []\n', 'SHELL needs an argument'],
    ['FROM a\nHEALTHCHECK\n', 'HEALTHCHECK needs at least one argument'],
    ['FROM a\nHEALTHCHECK FOO b\n', 'HEALTHCHECK is followed by CMD or NONE'],
    ['FROM a\nHEALTHCHECK NONE b\n', 'HEALTHCHECK NONE takes no arguments'],
    ['FROM a\nHEALTHCHECK CMD\n', 'HEALTHCHECK CMD needs a command'],
    ['FROM a\nONBUILD\n', 'ONBUILD needs an instruction'],
    ['FROM a\nONBUILD FROM b\n', 'ONBUILD takes no FROM'],
    ['FROM a\nONBUILD ONBUILD RUN b\n', 'ONBUILD takes no ONBUILD'],
    ['FROM a\nONBUILD --x RUN b\n', 'ONBUILD takes no flags'],
    ['# escape=x\nFROM a\n', 'the escape directive must name ` or \\'],
    ['# syntax=a\n# syntax=b\nFROM a\n', 'only one syntax parser directive can be used'],
  ];
  test.each(cases)('%j', (text, message) => {
    expect(messages(text)).toContain(message);
  });

  test('and no text of the file is repeated in it', () => {
    const secret = 'hunter2hunter2';
    const text = `FROM a\n${secret} --x y\nENV A="${secret}\nRUN --${secret} b\nCOPY --chown=${secret} --chown=${secret} c\nRUN --mount=type=${secret},${secret} d\n`;
    expect(messages(text).length).toBeGreaterThan(5);
    expect(messages(text).join().toLowerCase()).not.toContain(secret);
  });
});

describe('what BuildKit accepts is none', () => {
  const texts = [
    'FROM scratch\n',
    'FROM a\nRUN\n',
    'FROM a\nRUN ["a",]\n',
    'FROM a\nRUN [ -f a ]\n',
    "FROM a\nRUN ['a']\n",
    'FROM a\nCMD ["x"] # c\n',
    'FROM a\nRUN -- --mount=x\n',
    'FROM a\nCMD []\n',
    'FROM a\nARG --x A\n',
    'FROM a\nCOPY --link --chmod=0644 a b c/\n',
    'FROM a\nRUN a--b --mount=x foo\n',
  ];
  test.each(texts)('%j', (text) => {
    expect(messages(text)).toEqual([]);
  });
});

describe('directives', () => {
  test('are the unbroken block at the top', () => {
    const { directives, comments } = parse('#syntax = docker/dockerfile:1 \n# Check=skip=all\n\n# escape=`\nFROM a\n');
    expect(directives.map(({ name, value }) => `${name} ${value}`)).toEqual(['syntax docker/dockerfile:1', 'check skip=all']);
    expect(comments.map(({ text }) => text)).toEqual(['escape=`']);
  });

  test('below a shebang count, except for escape', () => {
    const { directives, escape, directiveOffset } = parse('#!/usr/bin/env x\n# syntax=a\n# escape=`\nFROM a\n');
    expect(directives.map(({ name }) => name)).toEqual(['syntax']);
    expect([escape, directiveOffset]).toEqual(['\\', 17]);
  });

  test('may be indented, if it is the escape directive', () => {
    const { directives, escape, problems } = parse(' # syntax=a\n  # escape=`\nFROM alpine\nRUN a `\n b\n');
    expect([directives.map(({ name }) => name), escape, problems]).toEqual([['escape'], '`', []]);
  });

  test('belong after a byte order mark', () => {
    expect(parse('\ufeffFROM a\n').directiveOffset).toBe(1);
  });
});

describe('stages', () => {
  const stages = (text: string): (number | undefined)[] => parse(text).stages.map(({ parent }) => parent?.index);

  test.each([
    ['FROM a AS One\nFROM ONE\n', [undefined, 0]],
    ['FROM a AS x\nFROM b AS x\nFROM x\n', [undefined, undefined, 1]],
    ['FROM x AS x\n', [undefined]],
    ['FROM b AS a\nFROM a AS b\nFROM b\n', [undefined, 0, 1]],
    ['FROM a\nFROM 0\n', [undefined, undefined]],
    ['ARG B=one\nFROM a AS one\nFROM ${B}\n', [undefined, 0]],
    ['ARG B\nFROM a AS base-dev\nFROM base-${B:-dev}\n', [undefined, 0]],
    ['FROM a AS one\nFROM $B\n', [undefined, undefined]],
  ])('%j', (text, expected) => {
    expect(stages(text)).toEqual(expected);
  });

  test('are found by name in any case, and for COPY by number', () => {
    const found = parse('FROM a AS one\nFROM b\nFROM c\n').stages;
    expect([findStage(found, 'ONE')?.index, findStage(found, '1')?.index, findStage(found, '1', true)?.index, findStage(found, '9', true)?.index]).toEqual([
      0,
      undefined,
      1,
      undefined,
    ]);
  });

  test('hold their instructions; what stands above them is global', () => {
    const { globals, stages: found, instructions } = parse('ARG A\nFROM a\nRUN b\nFROM c\nUSER d\n');
    expect(globals.map(({ stage }) => stage)).toEqual([undefined]);
    expect(found.map((stage) => stage.instructions.map(({ keyword, stage: index }) => `${keyword}${index}`))).toEqual([['RUN0'], ['USER1']]);
    expect(instructions.map(({ keyword, stage }) => `${keyword} ${stage}`)).toEqual(['ARG undefined', 'FROM 0', 'RUN 0', 'FROM 1', 'USER 1']);
  });
});

test('the range of an instruction reaches from ONBUILD to the end of its last line or terminator', () => {
  const { run: found, at } = run('ONBUILD RUN a \\', '  # c', '  b  ', 'USER c');
  expect(at(found.range)).toBe('ONBUILD RUN a \\\n  # c\n  b  ');
  expect([found.onbuild, at(found.keywordRange)]).toEqual([true, 'RUN']);
  const heredoc = run('RUN <<-EOF', '\tb', '\tEOF', 'USER c');
  expect(heredoc.at(heredoc.run.range)).toBe('RUN <<-EOF\n\tb\n\tEOF');
});
