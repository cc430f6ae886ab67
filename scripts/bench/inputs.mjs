// The texts that are measured. They are made here, so that everybody measures the same.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A Dockerfile of about this many lines with what most of them hold: packages, copies, and a token that npm reads. With another `mark` most lines are other lines. */
export function dockerfileOf(lines, mark = '') {
  const text = ['FROM node:22-slim AS build', 'ARG NPM_TOKEN', 'ENV NODE_ENV=production', 'WORKDIR /app'];
  for (let n = 0; text.length < lines - 4; n++) {
    text.push(
      `# step ${n}`,
      `COPY packages/p${n}${mark}/package.json packages/p${n}${mark}/`,
      'RUN apt-get update \\',
      ` && apt-get install -y --no-install-recommends tool-${n}${mark} \\`,
      ' && rm -rf /var/lib/apt/lists/*',
    );
  }
  text.push('COPY .npmrc package.json ./', 'RUN npm ci --omit=dev', 'USER node', 'CMD ["node", "index.js"]');
  return `${text.join('\n')}\n`;
}

/** Writes `count` different Dockerfiles of 10 to 60 lines into folders of ten; returns their paths. */
export function writeMany(folder, count) {
  return Array.from({ length: count }, (_, n) => {
    const place = path.join(folder, `service-${Math.floor(n / 10)}`);
    mkdirSync(place, { recursive: true });
    const file = path.join(place, `${n % 10}.Dockerfile`);
    writeFileSync(file, dockerfileOf(10 + ((n * 7) % 50), `-${n}`));
    return file;
  });
}
