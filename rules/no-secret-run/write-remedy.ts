import type { Persisted } from '../../src/facts/index.ts';
import { isShippedFile } from '../../src/knowledge/docker/image-files.ts';

/** Returns what a person can do about a secret that stays in a layer and that no fix removes; undefined if the RUN itself removes it. */
export function remedyOf(write: Persisted): string | undefined {
  if (write.removed) return undefined;
  if (write.kind === 'password-db')
    return 'The account keeps the password in every container. Set it when the container starts, e.g. in its entrypoint from `docker run -e` or a Compose secret';
  if (write.kind === 'binary') return 'The program keeps the value. Let it read the value when it starts, e.g. from `docker run -e` or a Compose secret';
  if (write.kind === 'key-file')
    return `If only the build needs the key, use it and \`rm -f ${write.where}\` in this RUN, or mount an agent: \`RUN --mount=type=ssh\`. If the container needs it, give it at run time, e.g. \`docker run -v\` or a Compose secret`;
  if (isShippedFile(write.where))
    return `${write.where} belongs to the image: take only what this RUN added out of it again, in this RUN, or give it to the one command that needs it (\`apk add --repository\`, \`apt-get -o\`)`;
  if (write.kind === 'edit')
    return `${write.where} keeps the value. If the container reads it, fill it in when the container starts; if only the build does, put the file back in this RUN`;
  if (write.kind === 'copy') return `Mount the secret where it is read (\`target=${write.where}\`) instead of copying it, or remove the copy in this RUN`;
  if (write.kind === 'clone-url')
    return 'Take the login out of the address that the clone keeps, in this RUN: `git remote set-url origin https://…`; git before 2.27 also keeps it in .git/logs';
  if (write.kind === 'login' || write.kind === 'config')
    return `Log in, use it and log out in one RUN, or give the tool its variable for that RUN alone; what needs it later must do the same`;
  return `If only the build reads ${write.where}, remove it in this RUN or let it hold a reference to the variable. If the container reads it, write it when the container starts`;
}
