import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
  ['.svg', 'image/svg+xml'],
]);

/** A page, and what went wrong in it: errors, refusals by its policy, and requests to anything but the site. */
export interface Visit {
  readonly page: Page;
  readonly faults: readonly string[];
}

export interface ServedSite {
  visit(file: string, options?: BrowserContextOptions): Promise<Visit>;
  /** Closes what was visited. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

/** Builds the site, serves it on this machine, and opens Chromium. */
export async function servedSite(): Promise<ServedSite> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dockerlint-site-'));
  execFileSync(process.execPath, [path.join(import.meta.dirname, '../../scripts/build-site.mjs'), '--out', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  const server = createServer(({ url = '/' }, response) => {
    const file = path.join(folder, new URL(url, 'http://localhost').pathname);
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES.get(path.extname(file)) ?? 'application/octet-stream' }).end(readFileSync(file));
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const base = `http://127.0.0.1:${address.port}`;
  // Chromium refuses its sandbox to root
  const browser: Browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  return {
    async visit(file, options) {
      const page = await (await browser.newContext(options)).newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
      });
      page.on('request', (request) => {
        if (!request.url().startsWith(`${base}/`)) faults.push(`asks for ${request.url()}`);
      });
      await page.goto(`${base}/${file}`);
      return { page, faults };
    },
    async leave() {
      for (const context of browser.contexts()) await context.close();
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
