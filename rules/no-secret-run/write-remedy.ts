import type { Persisted } from '../../src/facts/index.ts';
import { holdsCredentialsAlone, isShippedFile } from '../../src/knowledge/docker/image-files.ts';

/** Returns what a person can do about a secret that stays in a layer and that no fix removes; undefined if the RUN itself removes it. */
export function remedyOf(write: Persisted): string | undefined {
  if (write.removed) return undefined;
  if (write.kind === 'password-db')
    return 'The account keeps the password in every container. Set it when the container starts, e.g. in its entrypoint from `docker run -e` or a Compose secret';
  if (write.kind === 'binary') return 'The program keeps the value. Let it read the value when it starts, e.g. from `docker run -e` or a Compose secret';
  if ((write.from === 'generated' || write.from === 'test-key') && !isSshKey(write.where))
    return `Every container of this image shares the key. Make it when the container starts, or give it at run time, e.g. \`docker run -v\` or a Compose secret; if only this RUN needs it, remove it here with \`rm -f ${write.where}\``;
  if (write.kind === 'key-file')
    return `If only the build needs the key, use it and \`rm -f ${write.where}\` in this RUN, or mount an agent: \`RUN --mount=type=ssh\`. If the container needs it, give it at run time, e.g. \`docker run -v\` or a Compose secret`;
  if (isShippedFile(write.where))
    return `${write.where} is part of the base image: remove only what this RUN added, in the same RUN, or pass the value to the one command that needs it (\`apk add --repository\`, \`apt-get -o\`)`;
  if (write.kind === 'edit')
    return `${write.where} keeps the value. If the container reads it, fill it in when the container starts; if only the build does, restore the file in this RUN`;
  if (write.kind === 'copy' && isCopiedWithFolder(write))
    return 'Keep the secret out of what this RUN copies (its own folder, or an option like `--exclude`), or remove the copy in this RUN';
  if (write.kind === 'copy') return `Mount the secret where it is read (\`target=${write.where}\`) instead of copying it, or remove the copy in this RUN`;
  if (write.kind === 'taken')
    return 'Remove the file before the command that takes it in, or keep it in a folder that it does not take in (`/tmp`, the home of the user)';
  if (write.kind === 'clone-url')
    return 'Remove the login from the address that the clone keeps, in this RUN: `git remote set-url origin https://…`; git before 2.27 also keeps it in .git/logs';
  if (write.kind === 'login' || write.kind === 'config')
    return `Log in, use the login and log out in one RUN, or pass the credential to the tool as a variable in that RUN; a later RUN that needs it must do the same`;
  const isMaybeShipped = OF_IMAGES.test(write.where) && !holdsCredentialsAlone(write.where);
  const undo = isMaybeShipped ? 'take out what this RUN adds before it ends (the base image may have a file of its own there)' : 'remove it in this RUN';
  return `If only the build reads ${write.where}, ${undo}, or write a reference to the variable instead of the value. If the container reads it, write it when the container starts`;
}

/** Whether it is a key of ssh, which an agent can stand for. */
function isSshKey(path: string): boolean {
  return /(?:^|\/)(?:\.ssh\/|id_)[^/]*$/.test(path);
}

/** Whether the command copies or packs a folder in which the secret is, without its name. */
function isCopiedWithFolder({ command, from, secret }: Persisted): boolean {
  const name = secret.replace(/^.*\//, '');
  return from === 'file' && !command.words.some(({ value }) => value.includes(name));
}

/** Folders of a system and of its users, in which base images have files. Source: https://refspecs.linuxfoundation.org/FHS_3.0/fhs/index.html */
const OF_IMAGES = /^(?:\/etc\/|\/usr\/(?:local\/)?etc\/|(?:~|\/root|\/home\/[^/]+)\/\.)/;
