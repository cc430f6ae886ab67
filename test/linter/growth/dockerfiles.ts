import { each, type Shape } from './shape.ts';

/** Stages, one after the other or on one another. */
export const STAGES: { readonly [name: string]: Shape } = {
  'stages on one image': (n, s) => each(n, (at) => `FROM alpine:${s} AS s${at}\nRUN echo ${s} ${at}`),
  'stages on one another': (n, s) => `FROM alpine:${s} AS s0\n${each(n, (at) => `FROM s${at} AS s${at + 1}\nRUN echo ${s} ${at}`)}`,
  'stages on one another, an ARG each': (n, s) =>
    `FROM alpine:${s} AS s0\n${each(n, (at) => `FROM s${at} AS s${at + 1}\nARG NPM_TOKEN\nRUN npm ci --tag=${s}${at}`)}`,
  'stages on one another, an ENV each': (n, s) =>
    `FROM alpine:${s} AS s0\n${each(n, (at) => `FROM s${at} AS s${at + 1}\nENV MODE_${s}_${at}=on\nRUN echo ${s} ${at}`)}`,
  'stages with an ARG of their own': (n, s) => each(n, (at) => `FROM node:${s} AS s${at}\nARG NPM_TOKEN\nRUN npm ci --tag=${s}${at}`),
  'stages with a secret of their own': (n, s) => each(n, (at) => `FROM alpine:${s} AS s${at}\nARG T${at}_TOKEN\nRUN get-${s} $T${at}_TOKEN`),
  'stages with a secret of their own, on one another': (n, s) =>
    `FROM alpine:${s} AS s0\n${each(n, (at) => `FROM s${at} AS s${at + 1}\nARG T${at}_TOKEN\nRUN get-${s} $T${at}_TOKEN`)}`,
  'stages that copy from the one before': (n, s) =>
    `FROM alpine:${s} AS s0\n${each(n, (at) => `FROM alpine:${s} AS s${at + 1}\nCOPY --from=s${at} /a/${s} /a/${at}\nRUN echo ${s} ${at}`)}`,
  'stages with a credential file of their own': (n, s) => each(n, (at) => `FROM node:${s} AS s${at}\nCOPY .npmrc ./\nRUN npm ci --tag=${s}${at}`),
  'a last stage that copies from all': (n, s) =>
    `${each(n, (at) => `FROM alpine:${s} AS s${at}\nRUN echo ${s} ${at}`)}\nFROM alpine:${s}\n${each(n, (at) => `COPY --from=s${at} /a/${s} /b/${at}`)}`,
  'ONBUILD instructions': (n, s) => `FROM node:${s}\n${each(n, (at) => `ONBUILD RUN npm ci --tag=${s}${at}`)}`,
  'ONBUILD with an ARG each': (n, s) => `FROM node:${s}\n${each(n, (at) => `ONBUILD ARG T${s}${at}_TOKEN\nONBUILD RUN get-${s} $T${s}${at}_TOKEN`)}`,
};

/** Variables and secrets. */
export const VARIABLES: { readonly [name: string]: Shape } = {
  'plain variables': (n, s) => `FROM alpine:${s}\n${each(n, (at) => `ENV MODE_${s}_${at}=on`)}\nRUN make`,
  'plain variables in one ENV': (n, s) => `FROM alpine:${s}\nENV ${each(n, (at) => `MODE_${s}_${at}=on`, ' \\\n  ')}\nRUN make`,
  'plain variables, each named in a RUN': (n, s) => `FROM alpine:${s}\n${each(n, (at) => `ENV MODE_${s}_${at}=on\nRUN echo $MODE_${s}_${at}`)}`,
  'variables of the one before': (n, s) => `FROM alpine:${s}\nARG P0=x\n${each(n, (at) => `ARG P${at + 1}=$P${at}/${s}\nRUN echo ${s} ${at}`)}`,
  'secret arguments in one RUN': (n, s) => `FROM alpine:${s}\n${each(n, (at) => `ARG T${at}_TOKEN`)}\nRUN get-${s} ${each(n, (at) => `$T${at}_TOKEN`, ' ')}`,
  'secret arguments, a RUN each': (n, s) => `FROM alpine:${s}\n${each(n, (at) => `ARG T${at}_TOKEN\nRUN get-${s} $T${at}_TOKEN`)}`,
  'secret arguments of one ARG': (n, s) => `FROM alpine:${s}\nARG ${each(n, (at) => `T${at}_TOKEN`, ' ')}\nRUN get-${s} $T0_TOKEN`,
  'one secret argument, many RUNs': (n, s) => `FROM node:${s}\nARG NPM_TOKEN\n${each(n, (at) => `RUN npm ci --tag=${s}${at}`)}`,
  'one argument that is declared again and again': (n, s) => `FROM node:${s}\n${each(n, (at) => `ARG NPM_TOKEN\nRUN npm ci --tag=${s}${at}`)}`,
  'secrets of the container': (n, s) => `FROM alpine:${s}\n${each(n, (at) => `ENV DB${at}_PASSWORD=Qx7rT2pLw9${s}${at}`)}\nCMD ["app"]`,
  'secrets that an ENV passes on': (n, s) =>
    `FROM alpine:${s}\n${each(n, (at) => `ARG T${at}_TOKEN\nENV E${at}_TOKEN=$T${at}_TOKEN\nRUN get-${s} $E${at}_TOKEN`)}`,
  'labels that show a secret': (n, s) => `FROM alpine:${s}\nARG NPM_TOKEN\n${each(n, (at) => `LABEL l${at}="$NPM_TOKEN${s}"`)}`,
  'literal credentials in labels': (n, s) => `FROM alpine:${s}\n${each(n, (at) => `LABEL db${at}=postgres://bob:Qx7rT2p${s}${at}@db/x`)}`,
};

/** Files that are copied or mounted. */
export const FILES: { readonly [name: string]: Shape } = {
  'copied files': (n, s) => `FROM alpine:${s}\n${each(n, (at) => `COPY a${s}${at}.txt /x/\nRUN echo ${s} ${at}`)}`,
  'sources of one COPY': (n, s) => `FROM alpine:${s}\nCOPY ${each(n, (at) => `a${s}${at}.txt`, ' ')} /x/\nRUN make`,
  'credential files of one folder each': (n, s) => `FROM node:${s}\n${each(n, (at) => `COPY d${s}${at}/.npmrc /app/d${at}/`)}\nRUN npm ci`,
  'credential files at one place': (n, s) => `FROM node:${s}\n${each(n, (at) => `COPY d${s}${at}/.npmrc /app/`)}\nRUN npm ci`,
  'one credential file, copied again and again': (n, s) => `FROM node:${s}\n${each(n, () => `COPY .npmrc /${s}/`)}\nRUN npm ci`,
  'credential files, a RUN each': (n, s) => `FROM node:${s}\n${each(n, (at) => `WORKDIR /w${s}${at}\nCOPY .npmrc ./\nRUN npm ci`)}`,
  'credential files, a RUN each that removes it': (n, s) =>
    `FROM node:${s}\n${each(n, (at) => `WORKDIR /w${s}${at}\nCOPY .npmrc ./\nRUN npm ci && rm -f .npmrc`)}`,
  'keys with chmod and rm': (n, s) =>
    `FROM alpine:${s}\n${each(n, (at) => `COPY id_rsa /root/.ssh/k${s}${at}\nRUN chmod 600 /root/.ssh/k${s}${at} && git clone git@h.example.com:a/${at}.git && rm /root/.ssh/k${s}${at}`)}`,
  'one credential file, many RUNs': (n, s) => `FROM node:${s}\nCOPY .npmrc ./\n${each(n, (at) => `RUN npm ci --tag=${s}${at}`)}`,
  'credential files of another stage': (n, s) =>
    `FROM node:${s} AS a\nFROM node:${s}\n${each(n, (at) => `COPY --from=a /d${s}${at}/.npmrc /app/d${at}/.npmrc`)}\nRUN npm ci`,
  'mounts of one RUN': (n, s) => `FROM alpine:${s}\nRUN ${each(n, (at) => `--mount=type=secret,id=s${s}${at}`, ' ')} make`,
  'mounts of one RUN, each read': (n, s) =>
    `FROM alpine:${s}\nRUN ${each(n, (at) => `--mount=type=secret,id=s${s}${at}`, ' ')} cat ${each(n, (at) => `/run/secrets/s${s}${at}`, ' ')} > /dev/null`,
  'RUNs with a mount each': (n, s) => `FROM node:${s}\n${each(n, (at) => `RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci --tag=${s}${at}`)}`,
  'mounts that are written to a file': (n, s) =>
    `FROM node:${s}\n${each(n, (at) => `RUN --mount=type=secret,id=t${s}${at} cat /run/secrets/t${s}${at} > /root/.npmrc && npm ci`)}`,
  'addresses of ADD with a login': (n, s) => `FROM alpine:${s}\n${each(n, (at) => `ADD https://bob:Qx7rT2p${s}${at}@h.example.com/a${at}.tgz /x/`)}`,
};
