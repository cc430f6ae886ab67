import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';

export const archives: Tool = {
  name: 'archives',
  docs: 'https://www.gnu.org/software/tar/manual/html_node/Writing-to-an-External-Program.html',
  programs: words(`
      unzip zip 7z 7za unrar rar tar bsdtar gzip gunzip zcat bzip2 bunzip2 bzcat xz unxz xzcat zstd unzstd lzma cpio ar rpm2cpio pigz
      cabextract
    `),
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
    { programs: ['unzip', 'zip'], options: ['-P'], form: 'value', source: 'https://linux.die.net/man/1/zip' },
    {
      programs: ['7z', '7za', 'unrar', 'rar'],
      options: ['-p'],
      attached: 'only',
      form: 'value',
      source: 'https://7-zip.opensource.jp/chm/cmdline/switches/password.htm',
    },
  ],
};
