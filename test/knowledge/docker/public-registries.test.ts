import { expect, test } from '@jest/globals';
import { isPublicImage } from '../../../src/knowledge/docker/public-registries.ts';

test.each([
  'node:22',
  'node:${NODE_VERSION}-slim',
  'library/alpine',
  'docker.io/library/alpine:3.20',
  'docker.io/node',
  'mcr.microsoft.com/dotnet/sdk:9.0',
  'public.ecr.aws/lambda/python:3.12',
  'registry.access.redhat.com/ubi9/ubi',
  'nvidia/cuda:12.4.1-base-ubuntu22.04',
  'nginxinc/nginx-unprivileged',
  'node@sha256:0123',
  'scratch',
])("%s is everybody's", (image) => {
  expect(isPublicImage(image)).toBe(true);
});

test.each([
  'registry.example.com/team/node:22',
  'localhost:5000/node',
  'team/node',
  '${BASE}',
  '${REGISTRY}/node:22',
  'docker.io/team/node',
  'ghcr.io/team/base',
])("%s may be one's own", (image) => {
  expect(isPublicImage(image)).toBe(false);
});
