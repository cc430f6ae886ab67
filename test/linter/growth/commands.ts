import { each, type Shape } from './shape.ts';

/** What one RUN, or many, execute. */
export const COMMANDS: { readonly [name: string]: Shape } = {
  RUNs: (n, s) => `FROM alpine:${s}\n${each(n, (at) => `RUN echo ${s} ${at}`)}`,
  'commands joined by &&': (n, s) => `FROM alpine:${s}\nRUN ${each(n, (at) => `echo ${s} ${at}`, ' && \\\n  ')}`,
  'commands of one line': (n, s) => `FROM alpine:${s}\nRUN ${each(n, (at) => `echo ${s} ${at}`, '; ')}`,
  'commands that read one secret': (n, s) => `FROM node:${s}\nARG NPM_TOKEN\nRUN ${each(n, (at) => `npm ci --tag=${s}${at}`, ' && ')}`,
  'commands that each read a secret of their own': (n, s) =>
    `FROM alpine:${s}\n${each(n, (at) => `ARG T${at}_TOKEN`)}\nRUN ${each(n, (at) => `get-${s} $T${at}_TOKEN`, ' && ')}`,
  'commands that read a copied file': (n, s) => `FROM node:${s}\nCOPY .npmrc ./\nRUN ${each(n, (at) => `npm ci --tag=${s}${at}`, ' && ')}`,
  'changes of folder': (n, s) => `FROM alpine:${s}\nARG NPM_TOKEN\nRUN ${each(n, (at) => `cd /d${s}${at} && npm ci`, ' && ')}`,
  'assignments in one RUN': (n, s) => `FROM alpine:${s}\nARG NPM_TOKEN\nRUN ${each(n, (at) => `A${s}${at}=$NPM_TOKEN`, ' && ')} && npm ci`,
  'assignments of the one before': (n, s) => `FROM alpine:${s}\nARG NPM_TOKEN\nRUN A0=$NPM_TOKEN; ${each(n, (at) => `A${at + 1}=$A${at}${s}`, '; ')}; npm ci`,
  'npm config set in one RUN': (n, s) =>
    `FROM node:${s}\nARG NPM_TOKEN\nRUN ${each(n, (at) => `npm config set //r${s}${at}.example.com/:_authToken $NPM_TOKEN`, ' && ')} && npm ci`,
  'npm config set with a value of its own': (n, s) =>
    `FROM node:${s}\nRUN ${each(n, (at) => `npm config set //r${s}${at}.example.com/:_authToken npm_Qx7rT2pLw9${s}${at}`, ' && ')} && npm ci`,
  'npm config set in a RUN each': (n, s) =>
    `FROM node:${s}\nARG NPM_TOKEN\n${each(n, (at) => `RUN npm config set //r${s}${at}.example.com/:_authToken $NPM_TOKEN && npm ci`)}`,
  'RUNs that write one file': (n, s) =>
    `FROM node:${s}\nARG NPM_TOKEN\n${each(n, (at) => `RUN echo "//r${s}${at}.example.com/:_authToken=$NPM_TOKEN" >> /root/.npmrc`)}\nRUN npm ci`,
  'secrets that RUNs write to one file, each used': (n, s) =>
    `FROM node:${s}\n${each(n, (at) => `ARG T${at}_TOKEN\nRUN echo "//r${s}.example.com/:_authToken=$T${at}_TOKEN" > .npmrc\nRUN npm ci`)}`,
  'RUNs that write a file each': (n, s) =>
    `FROM node:${s}\nARG NPM_TOKEN\n${each(n, (at) => `RUN echo "//r.example.com/:_authToken=$NPM_TOKEN" > /d${s}${at}/.npmrc`)}\nRUN npm ci`,
  'writes in one RUN': (n, s) =>
    `FROM node:${s}\nARG NPM_TOKEN\nRUN ${each(n, (at) => `echo "//r${s}${at}.example.com/:_authToken=$NPM_TOKEN" >> /root/.npmrc`, ' && ')} && npm ci`,
  'writes in one RUN that removes each': (n, s) =>
    `FROM node:${s}\nARG NPM_TOKEN\nRUN ${each(n, (at) => `echo "//r.example.com/:_authToken=$NPM_TOKEN" > /d${s}${at}/.npmrc && npm ci && rm /d${s}${at}/.npmrc`, ' && ')}`,
  'literal logins in a RUN each': (n, s) => `FROM alpine:${s}\n${each(n, (at) => `RUN curl -u bob:Qx7rT2p${s}${at} https://h.example.com/${at}`)}`,
  'literal logins in one RUN': (n, s) => `FROM alpine:${s}\nRUN ${each(n, (at) => `curl -u bob:Qx7rT2p${s}${at} https://h.example.com/${at}`, ' && ')}`,
  'literal tokens in one RUN': (n, s) => `FROM alpine:${s}\nRUN ${each(n, (at) => `export GITHUB${at}_TOKEN=Qx7rT2p${s}${at}`, ' && ')} && make`,
  'options of one command': (n, s) =>
    `FROM alpine:${s}\nARG NPM_TOKEN\nRUN curl ${each(n, (at) => `--header "X-${s}${at}: a"`, ' ')} -H "Authorization: $NPM_TOKEN" https://h.example.com`,
  'words of one command': (n, s) => `FROM alpine:${s}\nRUN apt-get install -y ${each(n, (at) => `lib${s}${at}`, ' \\\n  ')}`,
  'pip install with an address each': (n, s) =>
    `FROM python:${s}\nARG GH_TOKEN\nRUN pip install ${each(n, (at) => `git+https://$GH_TOKEN@github.com/a/${s}${at}.git`, ' ')}`,
  pipes: (n, s) => `FROM alpine:${s}\nARG NPM_TOKEN\nRUN echo $NPM_TOKEN ${each(n, (at) => `| sed s/${s}/${at}/`, ' ')} > /x`,
  'if after if': (n, s) => `FROM alpine:${s}\nARG NPM_TOKEN\nRUN ${each(n, (at) => `if [ -n "$NPM_TOKEN" ]; then npm ci --tag=${s}${at}; fi`, '; ')}`,
  'if in if': (n, s) => `FROM alpine:${s}\nARG NPM_TOKEN\nRUN ${'if [ -n "$NPM_TOKEN" ]; then '.repeat(n)}npm ci --tag=${s}${'; fi'.repeat(n)}`,
  'loop in loop': (n, s) => `FROM alpine:${s}\nRUN ${each(n, (at) => `for x${at} in a; do`, ' ')} echo ${s}${'; done'.repeat(n)}`,
  'subshell in subshell': (n, s) => `FROM alpine:${s}\nARG NPM_TOKEN\nRUN ${'( '.repeat(n)}npm ci --tag=${s}${' )'.repeat(n)}`,
  'substitution in substitution': (n, s) => `FROM alpine:${s}\nARG NPM_TOKEN\nRUN echo ${'$(echo '.repeat(n)}${s}${')'.repeat(n)}`,
  'sh -c in sh -c': (n, s) => `FROM alpine:${s}\nRUN ${'sh -c \\"'.repeat(n)}${s}${'\\"'.repeat(n)}`,
  'choices of a case': (n, s) => `FROM alpine:${s}\nARG NPM_TOKEN\nRUN case "$X" in ${each(n, (at) => `a${s}${at}) npm ci ;;`, ' ')} esac`,
  functions: (n, s) => `FROM alpine:${s}\nARG NPM_TOKEN\nRUN ${each(n, (at) => `f${s}${at}() { npm ci; }`, '; ')}; ${each(n, (at) => `f${s}${at}`, '; ')}`,
  'lines of a heredoc': (n, s) => `FROM alpine:${s}\nARG NPM_TOKEN\nRUN <<EOF\n${each(n, (at) => `npm ci --tag=${s}${at}`)}\nEOF`,
  'heredocs of one RUN': (n, s) => `FROM alpine:${s}\nRUN cat ${each(n, (at) => `<<E${at}`, ' ')}\n${each(n, (at) => `${s}\nE${at}`)}`,
  'heredocs of a RUN each': (n, s) => `FROM alpine:${s}\n${each(n, (at) => `RUN <<EOF\necho ${s} ${at}\nEOF`)}`,
  'heredocs of COPY': (n, s) => `FROM alpine:${s}\n${each(n, (at) => `COPY <<EOF /x/${s}${at}\npassword=Qx7rT2p${s}${at}\nEOF`)}`,
  'lines of a copied heredoc': (n, s) =>
    `FROM alpine:${s}\nCOPY <<EOF /root/.npmrc\n${each(n, (at) => `//r${at}.example.com/:_authToken=npm_Qx7rT2p${s}${at}`)}\nEOF`,
  'WORKDIR and USER': (n, s) => `FROM alpine:${s}\nARG NPM_TOKEN\n${each(n, (at) => `WORKDIR d${s}${at}\nUSER u${at}\nRUN npm ci`)}`,
  SHELLs: (n, s) => `FROM alpine:${s}\nARG NPM_TOKEN\n${each(n, (at) => `SHELL ["/bin/bash", "-c", "${s}${at}"]\nRUN npm ci`)}`,
  'exec forms': (n, s) => `FROM alpine:${s}\nARG NPM_TOKEN\n${each(n, (at) => `RUN ["npm", "ci", "${s}${at}"]`)}`,
};

/** Comments, and lines that are long. */
export const LINES: { readonly [name: string]: Shape } = {
  comments: (n, s) => `FROM alpine:${s}\n${each(n, (at) => `# a ${s} ${at}`)}\nRUN make`,
  'comments in one RUN': (n, s) => `FROM alpine:${s}\nRUN make \\\n${each(n, (at) => `# a ${s} ${at}`)}\n  all`,
  'blank lines': (n, s) => `FROM alpine:${s}\n${'\n'.repeat(n)}RUN make`,
  'ignore comments that are used': (n, s) => `FROM alpine:${s}\n${each(n, (at) => `# dockerlint ignore=no-secret-arg\nARG T${s}${at}_TOKEN`)}\nRUN make`,
  'ignore comments that are not used': (n, s) => `FROM alpine:${s}\n${each(n, (at) => `# dockerlint ignore=no-secret-arg\nRUN echo ${s} ${at}`)}`,
  'ignore comments beside problems': (n, s) =>
    `FROM alpine:${s}\n${each(n, (at) => `# dockerlint ignore=no-secret-env\nENV A${at}_TOKEN=Qx7rT2p${s}${at}\nENV B${at}_TOKEN=Qx7rT2p${s}${at}`)}`,
  'ignore comments for one instruction': (n, s) => `FROM alpine:${s}\n${each(n, () => `# dockerlint ignore=no-secret-env`)}\nARG ${s}_TOKEN\nRUN make`,
  'ignore comments for the whole file': (n, s) => `# dockerlint global ignore=no-secret-env\n`.repeat(n) + `FROM alpine:${s}\nARG ${s}_TOKEN\nRUN make`,
  'syntax errors': (n, s) => `FROM alpine:${s}\n${each(n, (at) => `RNU echo ${s} ${at}`)}`,
  'a long word': (n, s) => `FROM alpine:${s}\nRUN echo ${s.repeat(n)}`,
  'a long value': (n, s) => `FROM alpine:${s}\nENV API_TOKEN=${s.repeat(n)}\nRUN make`,
  'a long quoted text': (n, s) => `FROM alpine:${s}\nRUN echo "${`${s} `.repeat(n)}"`,
  'a long comment': (n, s) => `FROM alpine:${s}\n# ${`${s} `.repeat(n)}\nRUN make`,
  'a long label': (n, s) => `FROM alpine:${s}\nLABEL a="${`${s}=${s} `.repeat(n)}"`,
  'a long name': (n, s) => `FROM alpine:${s}\nARG ${s.toUpperCase().repeat(n)}_TOKEN\nRUN make`,
  'a long list of exec words': (n, s) => `FROM alpine:${s}\nCMD [${each(n, (at) => `"${s}${at}"`, ', ')}]`,
};
