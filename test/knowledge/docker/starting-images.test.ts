import { describe, expect, test } from '@jest/globals';
import { STARTING_IMAGES } from '../../../src/knowledge/docker/starting-images.ts';

/** One for each row, in its order. */
const EXAMPLES: readonly string[] = [
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
  'redis',
  'wordpress:6',
  'ghost:5',
  'jenkins/jenkins:lts',
  'grafana/grafana',
  'phusion/baseimage:noble-1.0.2',
  'jupyter/base-notebook',
  'tiangolo/uvicorn-gunicorn-fastapi:python3.11',
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
    expect(STARTING_IMAGES.find((row) => row.image.test(image))?.variables?.test(variable) ?? false).toBe(is);
  });

  test('every row has an example', () => {
    expect(EXAMPLES.map((image) => STARTING_IMAGES.findIndex((row) => row.image.test(image)))).toEqual(STARTING_IMAGES.map((_, index) => index));
  });
});
