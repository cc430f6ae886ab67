#!/usr/bin/env node
// Fails where what is shipped with the package, or runs when it is installed, is not what we mean: licences, scripts, places that packages come from.
//
//   node scripts/supply-chain.mjs            checks
//   node scripts/supply-chain.mjs --sbom     also writes sbom.cdx.json, a bill of materials (CycloneDX 1.5), the same bytes for the same lock
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './source.mjs';

/** Licences that let us ship a package with its notice. */
const LICENCES = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD']);
/** Scripts that npm runs at those who install the package. https://docs.npmjs.com/cli/using-npm/scripts#life-cycle-scripts */
const AT_INSTALL = ['preinstall', 'install', 'postinstall', 'prepublish', 'preprepare', 'prepare', 'postprepare'];

const read = (file) => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const own = read('package.json');
const { packages } = read('package-lock.json');
const shipped = Object.entries(packages).filter(([at, { dev, optional }]) => at !== '' && !dev && !optional);
const nameOf = (at) => at.slice(at.lastIndexOf('node_modules/') + 'node_modules/'.length);
const problems = [
  ...AT_INSTALL.filter((script) => own.scripts?.[script] !== undefined).map(
    (script) => `package.json has the script ${script}, which runs where the package is installed`,
  ),
  ...shipped.filter(([, { license }]) => !LICENCES.has(license)).map(([at, { license }]) => `${nameOf(at)} has the licence ${license}`),
  ...shipped.filter(([, { hasInstallScript }]) => hasInstallScript).map(([at]) => `${nameOf(at)} runs a script when it is installed`),
  ...shipped.filter(([, { integrity }]) => integrity === undefined).map(([at]) => `${nameOf(at)} has no checksum in package-lock.json`),
  ...Object.entries(packages)
    .filter(([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'))
    .map(([at]) => `${nameOf(at)} does not come from the registry of npm`),
];
for (const problem of problems) console.error(`supply chain: ${problem}`);
if (process.argv.includes('--sbom')) writeSbom();
const licences = [...new Set(shipped.map(([, { license }]) => license))].sort();
console.log(`supply chain: ${shipped.length} packages of others are shipped: ${licences.join(', ')}; none runs a script when it is installed`);
process.exitCode = problems.length > 0 ? 1 : 0;

/** npm writes it; its time and its random number are replaced, so that whoever builds the release again gets the same file. */
function writeSbom() {
  const sbom = JSON.parse(
    execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }),
  );
  // with --omit dev, npm leaves out what a tool of development needs as well
  const listed = new Set(shipped.map(([at, { version }]) => `${nameOf(at)}@${version}`));
  const isListed = (ref) => listed.has(ref.replace(/\|.*$/, ''));
  sbom.components = sbom.components.filter((component) => isListed(component['bom-ref']));
  sbom.dependencies = sbom.dependencies
    .filter(({ ref }) => isListed(ref) || ref === sbom.metadata.component['bom-ref'])
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn?.filter(isListed) }));
  const missing = [...listed].filter((one) => !sbom.components.some((component) => component['bom-ref'].replace(/\|.*$/, '') === one));
  if (missing.length > 0) throw new Error(`the bill of materials lacks ${missing.join(', ')}`);
  const sum = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  sbom.serialNumber = `urn:uuid:${[sum.slice(0, 8), sum.slice(8, 12), `5${sum.slice(13, 16)}`, `8${sum.slice(17, 20)}`, sum.slice(20, 32)].join('-')}`;
  delete sbom.metadata.timestamp;
  // npm calls it after the folder
  sbom.metadata.component.name = own.name;
  writeFileSync(path.join(root, 'sbom.cdx.json'), `${JSON.stringify(sbom, undefined, 2)}\n`);
}
