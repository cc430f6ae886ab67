import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { isInstalled } from '../harness/debian-package.ts';
import { type ServedSite, servedSite, type Visit } from './served-site.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PHONE = { width: 375, height: 740 };
const PAGES = ['index.html', 'rules/no-secret-arg.html', 'docs/prove.html', 'tools/index.html', 'tools/npm.html', 'examples/compose.html', 'playground.html'];

let site: ServedSite;

/** The playground, with the linter and the code editor loaded. */
async function playground(options?: BrowserContextOptions, fragment = ''): Promise<Visit> {
  const visit = await site.visit(`playground.html${fragment}`, options);
  await visit.page.locator('.cm-content').waitFor();
  await status(visit.page, /finding|No secret/);
  return visit;
}

async function status(page: Page, text: RegExp): Promise<void> {
  await page.locator('#status').filter({ hasText: text }).waitFor({ timeout: 20_000 });
}

/** The text in the code editor, without the messages in it. */
async function textOf(page: Page): Promise<string> {
  return (await page.locator('.cm-line').allInnerTexts()).map((line) => line.replace(/\n$/, '')).join('\n');
}

async function replaceText(page: Page, text: string): Promise<void> {
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+a');
  // Chromium keeps the style of a text that is replaced, which the policy refuses, with a warning and without an effect
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}

(isInstalled('chromium', 'chromium') ? describe : describe.skip)('in Chromium', () => {
  beforeAll(async () => {
    site = await servedSite();
  });
  afterEach(() => site.leave());
  afterAll(() => site.close());

  test('shows what it finds, and the rewritten files, without any connection', async () => {
    const { page, faults } = await playground();
    expect(await page.locator('#status').textContent()).toBe('1 finding, 1 fixed in 2 files.');
    expect(await page.locator('.cm-message').allTextContents()).toEqual(['Build argument "NPM_TOKEN" is recorded in the image history']);
    expect(await page.locator('#changes summary').allTextContents()).toEqual(['Dockerfile', 'compose.yaml']);
    expect(await page.locator('#changes ins').allTextContents()).toContain('+RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci\n');
    expect(faults).toEqual([]);
    expect(await page.evaluate("fetch('/index.html').then(() => 'sent', () => 'refused')")).toBe('refused');
    expect(
      await page.evaluate(
        "new Promise((done) => { const image = new Image(); image.onerror = () => done('refused'); image.src = 'https://192.0.2.1/x.png'; })",
      ),
    ).toBe('refused');
  });

  test('lints what is typed', async () => {
    const { page, faults } = await playground();
    await replaceText(page, 'FROM alpine\nRUN true\n');
    await status(page, /^No secret found\.$/);
    expect(await page.locator('#changes-part').isHidden()).toBe(true);
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type('ENV GH_TOKEN=ghp_a1B2c3D4e5F6a1B2c3D4e5F6a1B2c3D4e5F6\n');
    await status(page, /^1 finding/);
    expect(await page.locator('.cm-message').count()).toBe(1);
    expect(await page.locator('#findings').textContent()).not.toContain('ghp_a1B2');
    expect(faults).toEqual([]);
  });

  test('takes the options', async () => {
    const { page } = await playground();
    await page.getByLabel('Engine').selectOption('docker-20.10');
    await page.locator('#changes ins').filter({ hasText: '/run/secrets/NPM_TOKEN' }).first().waitFor();
    expect(await page.locator('#command').textContent()).toContain('DOCKER_BUILDKIT=1 docker build');
    await page.getByLabel('Keep arguments').check();
    await page.locator('#changes del', { hasText: 'ARG NPM_TOKEN' }).waitFor({ state: 'detached' });
  });

  test('applies the fixes to all files, which can be undone', async () => {
    const { page, faults } = await playground();
    const before = await textOf(page);
    await page.getByRole('button', { name: 'Apply the fixes' }).click();
    await status(page, /^No secret found\.$/);
    expect(await textOf(page)).toContain('RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci');
    await page.getByRole('tab', { name: 'compose.yaml' }).click();
    expect(await textOf(page)).toContain('environment: NPM_TOKEN');
    await page.getByRole('tab', { name: 'Dockerfile' }).click();
    await page.locator('.cm-content').click();
    await page.keyboard.press('ControlOrMeta+z');
    expect(await textOf(page)).toBe(before);
    expect(faults).toEqual([]);
  });

  test('takes further files, which the linter reads', async () => {
    const { page, faults } = await playground();
    await replaceText(page, 'FROM node:22\nARG SHOP_TOKEN\nCOPY . .\nRUN sh scripts/get.sh\n');
    const path = page.getByLabel('Path of another file');
    await path.fill('../etc/passwd');
    await path.press('Enter');
    expect(await page.getByRole('tab').count()).toBe(5);
    await path.fill('scripts/get.sh');
    await path.press('Enter');
    await page.keyboard.insertText('curl -H "Authorization: Bearer $SHOP_TOKEN" https://shop.example.com\n');
    await page
      .locator('#findings')
      .getByText(/scripts\/get\.sh:1/)
      .waitFor({ state: 'attached' });
    expect(await page.getByRole('tab', { selected: true }).textContent()).toBe('get.sh');
    expect(faults).toEqual([]);
  });

  test('says so where a part cannot be loaded, and keeps the text', async () => {
    const { page } = await site.visit('index.html');
    await page.route('**/chunk-*.js', async (route) =>
      (await route.fetch().then((response) => response.body())).length > 10_000 ? route.abort() : route.continue(),
    );
    await page.goto(new URL('playground.html', page.url()).href);
    await status(page, /could not be loaded/);
    expect(await page.locator('#text').inputValue()).toContain('ARG NPM_TOKEN');
  });

  test('copies the build command and the Dockerfile', async () => {
    const { page } = await playground({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'Copy the build command' }).click();
    await page.getByText('Build command copied.').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe('docker buildx build --secret id=NPM_TOKEN .');
    await page.getByRole('button', { name: 'Copy the Dockerfile' }).click();
    await page.getByText('Dockerfile copied.').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(/^# syntax=docker\/dockerfile:1\nFROM node:22\n/);
  });

  test('a link carries the files and the options', async () => {
    const { page } = await playground({ permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByLabel('Engine').selectOption('buildah');
    await replaceText(page, 'FROM node:22\nARG PAIR_TOKEN="\u{1f511} \u00e9</textarea><img src=x onerror=alert(1)>"\nRUN npm ci\n');
    await page.getByRole('button', { name: 'Copy a link' }).click();
    await page.getByText(/Link.*copied\./).waitFor();
    const link = new URL(String(await page.evaluate('navigator.clipboard.readText()')));
    const other = await playground({}, link.hash);
    expect(await textOf(other.page)).toBe(await textOf(page));
    expect(await other.page.getByLabel('Engine').inputValue()).toBe('buildah');
  });

  test.each(['#1=', '#1=AAAA', '#1=%%%', '#2=abc', '#main'])('a link with %s shows what the page begins with', async (fragment) => {
    const { page, faults } = await playground({}, fragment);
    expect(await textOf(page)).toContain('ARG NPM_TOKEN');
    expect(faults).toEqual([]);
  });

  test('what is typed before the code editor has come is kept', async () => {
    const { page } = await site.visit('index.html');
    let arrive = (): void => undefined;
    const arrived = new Promise<void>((done) => {
      arrive = done;
    });
    await page.route('**/chunk-*.js', async (route) => {
      // the script itself needs the first of them
      if ((await route.fetch().then((response) => response.body())).length > 10_000) await arrived;
      await route.continue();
    });
    await page.goto(new URL('playground.html', page.url()).href);
    const area = page.locator('#text');
    await area.fill('FROM alpine\nARG NPM_TOKEN\n');
    await area.press('ControlOrMeta+End');
    arrive();
    await page.locator('.cm-content').waitFor();
    await page.keyboard.type('RUN npm ci');
    expect(await textOf(page)).toBe('FROM alpine\nARG NPM_TOKEN\nRUN npm ci');
    await status(page, /^1 finding/);
  });

  test('can be used by keys alone', async () => {
    const { page } = await playground();
    const focused = (): Promise<unknown> =>
      page.evaluate('(document.activeElement.shadowRoot?.activeElement ?? document.activeElement).textContent.slice(0, 20)');
    const tabTo = async (text: string): Promise<void> => {
      for (let presses = 0; presses < 30; presses++) {
        await page.keyboard.press('Tab');
        if (String(await focused()).startsWith(text)) return;
      }
      throw new Error(`Tab does not reach ${text}`);
    };
    await tabTo('Skip to the text');
    await tabTo('Dockerfile');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('compose.yaml');
    expect(await textOf(page)).toContain('services:');
    await page.keyboard.press('End');
    expect(await focused()).toBe('package.json');
    await page.keyboard.press('Home');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.type('# typed by hand\n');
    expect(await textOf(page)).toMatch(/^# typed by hand\nFROM/);
    await page.locator('#findings').getByText('Dockerfile:4').waitFor();
    await tabTo('Dockerfile:4');
    await page.keyboard.press('Enter');
    await page.keyboard.type('here ');
    expect(await textOf(page)).toContain('\nARG here NPM_TOKEN\n');
  });

  test.each(PAGES)('%s fits on a phone', async (file) => {
    const { page } = file === 'playground.html' ? await playground({ viewport: PHONE }) : await site.visit(file, { viewport: PHONE });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
  });

  describe.each(['light', 'dark'] as const)('with %s colours', (colorScheme) => {
    test.each(PAGES)('%s has no fault that axe finds', async (file) => {
      // axe comes from outside of the page
      const options = { colorScheme, bypassCSP: true };
      const { page } = file === 'playground.html' ? await playground(options) : await site.visit(file, options);
      await page.evaluate(AXE);
      const { violations } = JSON.parse(String(await page.evaluate('axe.run().then((found) => JSON.stringify(found))')));
      const told = violations.map(({ id, nodes }: { id: string; nodes: readonly { html: string }[] }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      expect(told).toEqual([]);
    });
  });
});
