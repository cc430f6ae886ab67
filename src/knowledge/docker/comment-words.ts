/** The subjects of comments in a Dockerfile, by their words. Our own list, from comments above secrets in public Dockerfiles. */

import { wordSet } from '../words.ts';

/** A secret, or a login. In lower case and in the singular. */
export const SECRET_TALK = wordSet(`
  token secret password passwd passphrase credential cred auth authentication authenticate authorization authorize authenticated login signin
  apikey private pat key netrc npmrc pypirc sensitive confidential
`);

/** Words for declarations as such: a comment that consists of these words labels the instruction below it. */
export const DECLARATION_TALK = wordSet(`
  build arg argument buildarg param parameter input env environment variable var value define defined declare declared declaration need needed
  require required pass passed set given provide provided use used via through in at from for the a an of to and as by with on time buildtime build-time
  build-arg build-args docker ci only here these this it be must should can are is will take taking accept accepting accepted receive receiving getting
  setting defining declaring passing passed allow allowing time expose make available we
`);

/** Nouns among the words above: a comment without any of them labels nothing. */
export const DECLARATION_NOUNS = wordSet('arg argument buildarg param parameter input variable var env build-arg build-args');

/** Text that says a variable is passed as a build argument: no longer true once the variable is a secret mount. */
export const ARGUMENT_TALK = /\b(?:build[- ]?)?arg(?:ument)?s?\b|--build-arg|\benv(?:ironment)? ?var/i;

/** Words about building that do not describe what the instruction does. */
export const BUILD_TALK = /--\w[\w-]*|\bdocker (?:buildx? )?build\b|\bbuild[- ]?(?:arg(?:ument)?s?|time|secrets?)\b|https?:\/\/\S+/gi;

/** A sentence that continues the subject of the sentence before it. */
export const GOES_ON = /\b(?:it|its|this|that|these|those|they|them|one|here)\b|--build-arg|--secret|\bdocker (?:buildx? )?build\b|https?:\/\//i;

/** Words that people use for the work of an instruction, by keyword. */
export const INSTRUCTION_TALK: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['FROM', wordSet('base image stage from')],
  ['RUN', wordSet('run install build compile download fetch get update upgrade setup configure create make clean cleanup test generate prepare add pull')],
  ['COPY', wordSet('copy add bring put move source file code manifest')],
  ['ADD', wordSet('copy add bring put fetch download source file code')],
  ['ARG', wordSet('arg argument build-arg buildarg variable')],
  ['ENV', wordSet('env environment variable set')],
  ['LABEL', wordSet('label metadata')],
  ['WORKDIR', wordSet('directory folder dir workdir working')],
  ['USER', wordSet('user root')],
  ['EXPOSE', wordSet('expose port')],
  ['VOLUME', wordSet('volume')],
  ['CMD', wordSet('start run command cmd launch default')],
  ['ENTRYPOINT', wordSet('start run command entrypoint launch')],
  ['HEALTHCHECK', wordSet('health healthcheck check')],
]);

/** Words in variable names that a comment may use with another meaning: `# deploy the app` above DEPLOY_TOKEN. */
export const COMMON_SUBJECTS = wordSet(`
  app application build deploy deployment release dev development prod production stage staging test testing service server client user admin root base
  image docker container project package packages module source code api web site url host config setting default version internal private public common
  install access git registry repo repository
`);

/** Words that say nothing about the subject. */
export const EMPTY_WORDS = wordSet(`
  the a an and or of to for from in on at by with as is are be it its this that these those we our you your not no so if then else when where which who
  will can may must should need needed only also used use using below above here before after during into out up
`);

/** A copyright notice. */
export const NOTICE = /\bcopyright\b|\bSPDX-|\blicensed under\b|\ball rights reserved\b|\(c\) \d{4}/i;

/** A separator line between sections, a numbered title or a Markdown heading. */
export const HEADING = /^#*\s*(?:[-=*#~_+/]{3,}|\d+[.):]\s)|[-=*#~_+/]{3,}\s*$|^##/;

/** A title between rules, on one line: `--- Set ENV var from ARG ---`. */
export const TITLE = /^#*\s*[-=*~_+]{2,}\s+(?<text>[^-=*~_+\s][^\n]*?)\s+[-=*~_+]{2,}\s*$/;

/** Comments that a tool reads for the next instruction; removed together with that instruction. Sources: the tools' own pages on inline suppression */
export const FOR_NEXT_LINE =
  /^#\s*(?:(?:dockerlint|hadolint|tally)\s+ignore\s*=|check\s*=|checkov:skip|trivy:ignore|kics-scan ignore-line|nosemgrep|ggignore|pragma: allowlist nextline|gitleaks:allow|nosec\b|NOSONAR\b)/i;

/** Other comments that programs read. */
export const FOR_PROGRAMS =
  /^#\s*(?:(?:dockerlint|hadolint|tally)\s|syntax\s*=|escape\s*=|renovate:|trivy:|checkov:|kics-scan\b|semgrep|pragma:|shellcheck\s|vim?:|-\*-|editorconfig|prettier-ignore|yaml-language-server|@?region\b|#?endregion\b|\{\{|\}\}|%%)/i;
