#!/usr/bin/env node
// Prints a formula for Homebrew, which installs the packed npm package: https://docs.brew.sh/Node-for-Formula-Authors
//
//   node scripts/homebrew.mjs PACKAGE.tgz
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './source.mjs';

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('homebrew: name the packed package: node scripts/homebrew.mjs PACKAGE.tgz');
  process.exit(2);
}
const { name, version, license } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const address = `https://registry.npmjs.org/${name}/-/${name.replace(/^.*\//, '')}-${version}.tgz`;
const sum = createHash('sha256').update(readFileSync(file)).digest('hex');

console.log(`class Dockerlint < Formula
  desc "Find secrets in Dockerfiles and rewrite them into BuildKit secret mounts"
  homepage "https://github.com/dockerlint/dockerlint"
  url "${address}"
  sha256 "${sum}"
  license "${license}"

  depends_on "node"

  def install
    system "npm", "install", *std_npm_args
    bin.install_symlink libexec.glob("bin/*")
  end

  test do
    (testpath/"Dockerfile").write "FROM node:22\\nARG NPM_TOKEN\\nRUN npm ci\\n"
    assert_match "no-secret-arg", shell_output("#{bin}/dockerlint Dockerfile", 1)
  end
end`);
