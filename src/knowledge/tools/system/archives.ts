import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';

export const archives: Tool = {
  name: 'archives',
  docs: 'https://www.gnu.org/software/tar/manual/html_node/Writing-to-an-External-Program.html',
  programs: words(`
      unzip zip 7z 7za unrar rar tar bsdtar gzip gunzip zcat bzip2 bunzip2 bzcat xz unxz xzcat zstd unzstd lzma cpio ar rpm2cpio pigz
      cabextract
    `),
  environment: [
    {
      programs: ['tar'],
      variables: /TAR_OPTIONS|RMT|RSH/i,
      how: 'reads %s',
      runs: 'the program that it is given',
      plain: /^(?!.*(?:--to-command|--checkpoint-action|--new-volume-script|--info-script|(?:-I\s*|--use-compress-program[ =])['"]?\.\/))/,
      source: 'https://www.gnu.org/software/tar/manual/html_section/using-tar-options.html',
    },
    { programs: ['unzip', 'zip'], variables: /UNZIP(?:OPT)?|ZIP(?:OPT|INFO(?:OPT)?)?/i, how: 'reads %s', source: 'https://linux.die.net/man/1/unzip' },
  ],
  inert: [
    {
      programs: words(`
      tar bsdtar unzip zip gzip gunzip zcat bzip2 bunzip2 bzcat xz unxz xzcat zstd unzstd lzma 7z 7za unrar cpio ar rpm2cpio pigz
      cabextract
    `),
      certainty: 'always',
      what: 'an archive tool',
      unless: /--to-command|--checkpoint-action|-I\s*['"]?\.\//,
      source: 'https://www.gnu.org/software/tar/manual/html_node/Writing-to-an-External-Program.html',
    },
  ],
  options: [
    { programs: ['unzip', 'zip'], options: ['-P'], form: 'value', ofImage: true, source: 'https://linux.die.net/man/1/zip' },
    {
      programs: ['7z', '7za', 'unrar', 'rar'],
      options: ['-p'],
      attached: 'only',
      form: 'value',
      ofImage: true,
      source: 'https://7-zip.opensource.jp/chm/cmdline/switches/password.htm',
    },
  ],
  fileArguments: [
    {
      programs: ['tar', 'bsdtar'],
      effect: 'copy',
      files: {
        packs: /^-?[A-BD-Za-z]*c|(?:^| )(?:-[A-BD-Za-z]*c|--create(?: |$))/,
        archive: /^-[A-Za-z]*f$|^--file$/,
        folder: /^-[A-Za-z]*C$|^--directory$/,
        excludes: /^--exclude$/,
        lists: /^-[A-Za-z]*T$|^--files-from$/,
        unpacks: /^-?[A-BD-Za-z]*x|(?:^| )(?:-[A-BD-Za-z]*x|--extract(?: |$)|--get(?: |$))/,
        valued: /^-[A-Za-z]*[XIbHgKLNVF]$|^--(?:exclude-from|use-compress-program|transform|xform|owner|group|mtime|mode|sort|format)$/,
      },
      source: 'https://www.gnu.org/software/tar/manual/html_node/create-options.html',
    },
    {
      programs: ['zip'],
      effect: 'copy',
      files: { packs: /^(?!.*(?:^| )(?:-d|-T|-sf|--delete|--test|--show-files)(?: |$))./, excludes: /^-x$|^--exclude$/, valued: /^-[ntPbO]$/ },
      source: 'https://linux.die.net/man/1/zip',
    },
    {
      programs: ['cpio'],
      effect: 'copy',
      files: { packs: /(?:^| )(?:-[A-Za-z]*o|--create(?: |$))/, archive: /^-[A-Za-z]*[FO]$|^--file$/, isListed: true, valued: /^-[A-Za-z]*[CHR]$|^--format$/ },
      source: 'https://www.gnu.org/software/cpio/manual/cpio.html#Copy_002dout-mode',
    },
    {
      programs: ['7z', '7za', 'rar'],
      effect: 'copy',
      files: { packs: /^[au] /, verbs: 1 },
      source: 'https://7-zip.opensource.jp/chm/cmdline/commands/add.htm',
    },
  ],
  output: [
    {
      programs: words('gzip gunzip zcat bzip2 bunzip2 bzcat xz unxz xzcat zstd unzstd lzma pigz'),
      of: 'input',
      source: 'https://www.gnu.org/software/gzip/manual/gzip.html',
    },
    { programs: ['tar', 'bsdtar', 'cpio'], of: 'archive', source: 'https://www.gnu.org/software/tar/manual/html_node/create-options.html' },
  ],
};
