import type { Tool } from '../tool.ts';
import { words } from '../words.ts';

/** Options of cp, mv and install that take the next word. */
const COPY_OPTIONS = /^-(?:[moguSt]|-mode|-owner|-group|-suffix|-target-directory)$/;

export const textTools: Tool = {
  name: 'text-tools',
  docs: 'https://www.gnu.org/software/coreutils/manual/coreutils.html',
  programs: words(`
      mkdir rmdir rm cp mv ln touch chmod chown chgrp install ls stat du df file readlink realpath basename dirname mktemp dd sync shred
      truncate split unlink cat tac echo printf head tail wc sort uniq cut tr paste join comm fold fmt nl rev column expand grep egrep
      fgrep rg diff cmp strings tee od xxd hexdump base64 base32 md5sum sha1sum sha256sum sha512sum shasum cksum yes seq expr bc dos2unix
      unix2dos iconv jq xmllint xmlstarlet yq crudini sponge locate tree which whereis whoami id uname arch date sleep true false test [
      [[ ] kill ps logger clear tput who uptime free netstat scanelf strip objdump readelf nm ldd patch sed awk gawk mawk find
    `),
  inert: [
    {
      programs: words(`
      mkdir rmdir rm cp mv ln touch chmod chown chgrp install ls stat du df file readlink realpath basename dirname mktemp dd sync shred
      truncate split unlink cat tac echo printf head tail wc sort uniq cut tr paste join comm fold fmt nl rev column expand grep egrep
      fgrep rg diff cmp strings tee od xxd hexdump base64 base32 md5sum sha1sum sha256sum sha512sum shasum cksum yes seq expr bc dos2unix
      unix2dos iconv xmllint xmlstarlet crudini sponge locate tree which whereis whoami id uname arch date sleep true false test [
      [[ ] kill ps logger clear tput who uptime free netstat scanelf strip objdump readelf nm ldd patch
    `),
      certainty: 'always',
      what: 'a file or text tool',
      source: 'https://www.gnu.org/software/coreutils/manual/coreutils.html',
    },
    {
      programs: ['jq'],
      certainty: 'always',
      what: 'a text tool',
      unless: /\$ENV\b|\benv\b|(?:^| )(?:-\w*f|--from-file|-L|--library-path)(?:[ =]|$)|\b(?:import|include)\b/,
      source: 'https://jqlang.org/manual/#$env-env',
    },
    {
      programs: ['yq'],
      certainty: 'always',
      what: 'a text tool',
      unless: /\b(?:str)?env\s*\(|\benvsubst\b|\$ENV\b|\benv\b|--from-file/,
      source: 'https://mikefarah.gitbook.io/yq/operators/env-variable-operators',
    },
    {
      programs: ['sed'],
      certainty: 'always',
      what: 'a text tool',
      unless: /(?:^|[;'"{ ])\s*(?:\d+|\$|\/[^/]*\/)?e(?:\s|$)|\/[gip]*e[gip]*(?:['" ]|$)/,
      source: 'https://www.gnu.org/software/sed/manual/sed.html#Other-Commands',
    },
    {
      programs: ['awk', 'gawk', 'mawk'],
      certainty: 'always',
      what: 'a text tool',
      unless: /system\s*\(|ENVIRON|getline/,
      source: 'https://www.gnu.org/software/gawk/manual/gawk.html#Auto_002dset',
    },
    {
      programs: ['find'],
      certainty: 'always',
      what: 'a file tool',
      unless:
        /-(?:exec|execdir|ok|okdir)\s+(?!(?:\S*\/)?(?:rm|chmod|chown|chgrp|ls|cat|cp|mv|ln|touch|sed|grep|echo|strip|basename|dirname|md5sum|sha256sum|gzip|dos2unix|mkdir|rmdir|sh -c|bash -c|test)\b)/,
      source: 'https://www.gnu.org/software/findutils/manual/html_node/find_html/Run-Commands.html',
    },
  ],

  output: [
    { programs: ['echo'], of: 'arguments', source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/echo.html' },
    { programs: ['printf'], of: 'format', source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/printf.html' },
    { programs: words('sed awk gawk grep egrep'), of: 'search', source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/sed.html' },
    {
      programs: words(`
        cat tac base64 base32 tr head tail cut jq yq xxd sort uniq rev fold tee iconv dos2unix paste sponge nl column dd xmlstarlet
      `),
      of: 'input',
      source: 'https://www.gnu.org/software/coreutils/manual/coreutils.html',
    },
  ],
  fileArguments: [
    {
      programs: ['rm'],
      effect: 'delete',
      files: { operands: 'all' },
      unlessMissing: /^-\w*f|^--force$/,
      source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/rm.html',
    },
    {
      programs: ['find'],
      effect: 'delete',
      when: /^-delete$/,
      files: { separate: /^-i?name$/, attached: /^(?!)/ },
      source: 'https://www.gnu.org/software/findutils/manual/html_node/find_html/Delete-Files.html',
    },
    {
      programs: ['find'],
      effect: 'delete',
      arguments: /(?:^| )-(?:exec|execdir|ok) (?:\/bin\/)?(?:rm|unlink|shred) /,
      files: { separate: /^-i?name$/, attached: /^(?!)/ },
      source: 'https://www.gnu.org/software/findutils/manual/html_node/find_html/Single-File.html',
    },
    {
      programs: ['find'],
      effect: 'permissions',
      arguments: /(?:^| )-(?:exec|execdir|ok) (?:\/bin\/)?(?:chmod|chown|chgrp) /,
      files: { separate: /^-i?name$/, attached: /^(?!)/ },
      source: 'https://www.gnu.org/software/findutils/manual/html_node/find_html/Single-File.html',
    },
    { programs: ['unlink', 'shred'], effect: 'delete', files: { operands: 'all' }, source: 'https://www.gnu.org/software/coreutils/manual/coreutils.html' },
    {
      programs: ['chmod', 'chown', 'chgrp'],
      effect: 'permissions',
      files: { operands: 'after-first', insteadOfFirst: /^--reference/ },
      source: 'https://www.gnu.org/software/coreutils/manual/coreutils.html',
    },
    {
      programs: ['tee', 'sponge'],
      effect: 'append',
      when: /^-\w*a|^--append/,
      files: { operands: 'all' },
      source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/tee.html',
    },
    { programs: ['tee', 'sponge'], effect: 'write', files: { operands: 'all' }, source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/tee.html' },
    {
      programs: ['cp', 'install'],
      effect: 'copy',
      files: { operands: 'last', valued: COPY_OPTIONS },
      source: 'https://www.gnu.org/software/coreutils/manual/coreutils.html',
    },
    {
      // a hard link keeps the content; a symbolic one names the file
      programs: ['ln'],
      effect: 'copy',
      arguments: /^(?!(?:\S+ )*(?:-[a-zA-Z]*s[a-zA-Z]*|--symbolic)(?: |$))/,
      files: { operands: 'last', valued: COPY_OPTIONS },
      source: 'https://www.gnu.org/software/coreutils/manual/coreutils.html#ln-invocation',
    },
    {
      programs: ['mv'],
      effect: 'move',
      files: { operands: 'last', valued: COPY_OPTIONS },
      source: 'https://www.gnu.org/software/coreutils/manual/coreutils.html',
    },
    {
      programs: ['sed'],
      effect: 'edit',
      when: /^-[nEersz]*i|^--in-place/,
      files: {
        operands: 'after-first',
        valued: /^(?:-[nErsz]*[ef]|--expression|--file)$/,
        insteadOfFirst: /^-[nErsz]*[ef]$|^--(?:expression|file)(?:=|$)/,
      },
      source: 'https://www.gnu.org/software/sed/manual/sed.html#Command_002dLine-Options',
    },
    {
      programs: ['yq', 'xmlstarlet'],
      effect: 'edit',
      when: /^-[iyYP]*i$|^--in-?place$|^-[PSOC]*L$/,
      files: { operands: 'last' },
      source: 'https://mikefarah.gitbook.io/yq/#modifying-files',
    },
    {
      programs: ['crudini'],
      effect: 'edit',
      arguments: /^(?:\S+ )*--(?:set|del|merge)\b/,
      files: { operands: 'first' },
      source: 'https://github.com/pixelb/crudini#usage',
    },
    { programs: ['dos2unix'], effect: 'edit', files: { operands: 'last' }, source: 'https://manpages.debian.org/dos2unix.1' },
    {
      programs: ['awk', 'gawk', 'mawk'],
      effect: 'edit',
      arguments: /(?:^| )(?:-i ?|--include[= ])inplace\b/,
      files: { operands: 'after-first', valued: /^(?:-[viFflo]|--(?:assign|include|field-separator|file|load))$/, insteadOfFirst: /^(?:-f|--file(?:=|$))/ },
      source: 'https://www.gnu.org/software/gawk/manual/gawk.html#Extension-Sample-Inplace',
    },
    {
      programs: ['sort'],
      effect: 'write',
      files: { separate: /^(?:-[a-zA-Z]*o|--output)$/, attached: /^(?:-o|--output=)(?=.)/ },
      source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/sort.html',
    },
    {
      programs: ['dd'],
      effect: 'write',
      files: { attached: /^of=/, from: /^if=/ },
      source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/dd.html',
    },
    {
      programs: ['truncate'],
      effect: 'edit',
      files: { operands: 'all', valued: /^(?:-[rs]|--(?:size|reference))$/ },
      source: 'https://www.gnu.org/software/coreutils/manual/coreutils.html',
    },
  ],
};
