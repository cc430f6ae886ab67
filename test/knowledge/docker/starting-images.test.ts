import { describe, expect, test } from '@jest/globals';
import { STARTING_IMAGES, startingImage } from '../../../src/knowledge/docker/starting-images.ts';

/** One for each row, in its order. */
const EXAMPLES: readonly string[] = [
  'amazon/aws-cli:2.27.0',
  'hashicorp/terraform:1.9',
  'alpine/helm:3',
  'bitnami/kubectl',
  'alpine/git',
  'docker:27-dind',
  'docker:27-cli',
  'digitalocean/doctl:1',
  'quay.io/skopeo/stable:v1.16',
  'gcr.io/go-containerregistry/crane',
  'php:8.4-apache',
  'php:8.4-fpm-alpine',
  'nginx',
  'httpd:2.4',
  'tomcat:10',
  'jetty:12',
  'quay.io/keycloak/keycloak:26',
  'mysql:8',
  'postgres:17',
  'mongo:8',
  'rabbitmq:4-management',
  'hashicorp/packer:1.11',
  'redis',
  'wordpress:6',
  'ghost:5',
  'jenkins/jenkins:lts',
  'grafana/grafana',
  'phusion/baseimage:noble-1.0.2',
  'jupyter/base-notebook',
  'tiangolo/uvicorn-gunicorn-fastapi:python3.11',
  'thecodingmachine/php:8.4-v5-apache',
  'public.ecr.aws/lambda/nodejs:22',
  'mcr.microsoft.com/mssql/server:2022-latest',
  'mcr.microsoft.com/azure-functions/node:4',
  'cypress/included:14.5.0',
  'debian:12',
  'node:22',
];

describe('base images that start something', () => {
  test.each([
    ['mongo:8', 'MONGO_INITDB_ROOT_PASSWORD', true],
    ['mongo:8', 'MONGO_URL', false],
    ['rabbitmq:4', 'RABBITMQ_DEFAULT_PASS', true],
    ['cypress/included:14.5.0', 'CYPRESS_RECORD_KEY', true],
    ['cypress/base:22', 'CYPRESS_RECORD_KEY', false],
  ])('%s reads %s: %s', (image, variable, is) => {
    expect(startingImage(image)?.variables?.test(variable) ?? false).toBe(is);
  });

  test('every row has an example', () => {
    expect(EXAMPLES.map((image) => startingImage(image))).toEqual(STARTING_IMAGES);
  });

  test.each([
    ['docker.io/library/nginx:1.29', 'nginx'],
    ['library/php:8.4-apache', 'apache2-foreground'],
    ['nginx@sha256:0123', 'nginx'],
    ['payara/server-full:7', 'the application server'],
    ['docker.io/grafana/grafana:13@sha256:0123', 'its server'],
    ['mcr.microsoft.com/mssql/rhel/server:2022', 'its server'],
  ])('%s starts %s', (image, starts) => {
    expect(startingImage(image)?.starts).toBe(starts);
  });

  test.each(['localhost:5000/nginx', 'acme/nginx', 'nginx-proxy', 'mynginx', '$BASE', 'node$SUFFIX', ''])('nothing is known of "%s"', (image) => {
    expect(startingImage(image)).toBeUndefined();
  });

  test.each(['node:22', 'php:8.4-cli', 'mcr.microsoft.com/dotnet/core/sdk:3.1', 'redhat/ubi9-minimal'])('%s starts a shell or a prompt', (image) => {
    expect(startingImage(image)).toMatchObject({ starts: undefined });
  });
});
