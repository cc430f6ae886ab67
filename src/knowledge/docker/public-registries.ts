import { defaultUserOf } from './image-users.ts';

/** Registries on which vendors publish images for everybody. Source: the registries' own pages */
const PUBLIC_HOSTS: readonly { readonly host: RegExp; readonly source: string }[] = [
  { host: /^(?:docker\.io|registry-1\.docker\.io|index\.docker\.io)$/, source: 'https://docs.docker.com/docker-hub/' },
  { host: /^mcr\.microsoft\.com$/, source: 'https://mcr.microsoft.com/' },
  { host: /^public\.ecr\.aws$/, source: 'https://gallery.ecr.aws/' },
  { host: /^registry\.access\.redhat\.com$/, source: 'https://catalog.redhat.com/software/containers/explore' },
  { host: /^(?:gcr\.io|[\w-]+\.pkg\.dev)$/, source: 'https://github.com/GoogleContainerTools/distroless' },
  { host: /^nvcr\.io$/, source: 'https://catalog.ngc.nvidia.com/' },
  { host: /^cgr\.dev$/, source: 'https://images.chainguard.dev/' },
];

/**
 * Whether the image is a public base image, so that it holds no settings of one company: an official image of Docker Hub, an image of a vendor's registry, or
 * an image that image-users.ts knows. Source: https://docs.docker.com/docker-hub/image-library/trusted-content/
 */
export function isPublicImage(image: string): boolean {
  // the tag may be a variable: only the name identifies the image
  const name = image.replace(/@.*$|:[^/]*$/, '');
  if (name === 'scratch' || defaultUserOf(name) !== 'unknown') return true;
  if (name.includes('$')) return false;
  const [first = '', ...rest] = name.split('/');
  if (rest.length === 0) return true;
  const isHost = /[.:]/.test(first) || first === 'localhost';
  if (isHost && PUBLIC_HOSTS.some(({ host }) => host.test(first))) return first !== 'docker.io' || rest.length === 1 || rest[0] === 'library';
  return first === 'library';
}

/** Registries on which anybody may publish images. */
const OPEN_HOSTS: ReadonlySet<string> = new Set(['docker.io', 'quay.io', 'ghcr.io']);

/** Whether the image is of a registry of a company, or its registry is unknown, so that it may bring settings of that company. */
export function isCompanyImage(image: string): boolean {
  if (isPublicImage(image)) return false;
  const [first = ''] = image.replace(/@.*$|:[^/]*$/, '').split('/');
  return first.includes('$') || (/[.:]/.test(first) && !OPEN_HOSTS.has(first));
}
