import { describe, expect, test } from '@jest/globals';
import { defaultUserOf, IMAGE_USERS } from '../../../src/knowledge/docker/image-users.ts';
import { random } from '../../harness/mutate.ts';
import { matchesOf } from '../../harness/pattern-samples.ts';

const NON_ROOT: readonly string[] = [
  'gcr.io/distroless/static:nonroot',
  'gcr.io/distroless/base-debian12:debug-nonroot',
  'docker:rootless',
  'cgr.dev/chainguard/node:latest',
  'cgr.dev/acme.example/python:latest-dev',
  'dhi.io/node:22',
  'jenkins/jenkins:lts',
  'jenkins',
  'jenkins/inbound-agent:latest',
  'mambaorg/micromamba:1.5',
  'cimg/node:20.1',
  'circleci/ruby:2.7',
  'jupyter/scipy-notebook',
  'quay.io/jupyter/base-notebook:latest',
  '1password/op:2',
  'mcr.microsoft.com/mssql/server:2022-latest',
  'bitnami/redis:7',
  'docker.elastic.co/elasticsearch/elasticsearch:8.1.0',
  'kibana:8.1.0',
  'opensearchproject/opensearch:2',
  'grafana/grafana:10',
  'prom/prometheus',
  'sonarqube:lts',
  'quay.io/keycloak/keycloak:24',
  'registry.access.redhat.com/ubi9/nodejs-20',
  'quay.io/sclorg/python-311-c9s',
  'apache/airflow:2.9',
  'confluentinc/cp-kafka:7',
  'selenium/standalone-chrome',
  'codercom/code-server:4',
  'n8nio/n8n',
  'haproxy:2.8',
  'sonatype/nexus3',
  'container-registry.oracle.com/database/free:latest',
  'ocaml/opam:debian',
  'docker.io/library/memcached:1',
];
const ROOT: readonly string[] = [
  'scratch',
  'alpine',
  'alpine:3.20',
  'docker.io/library/node:20',
  'node:20-alpine',
  'gradle:8',
  'gcr.io/distroless/static',
  'dhi.io/node:22-dev',
  'mcr.microsoft.com/dotnet/sdk:8.0',
  'bitnami/minideb:bookworm',
  'registry.access.redhat.com/ubi9/ubi:9.4',
  'nginx:1',
  'arm64v8/alpine:3',
  'nvidia/cuda:12.1.0-base',
  `ubuntu@sha256:${'0'.repeat(64)}`,
];

describe('the user of an image', () => {
  test.each(NON_ROOT)('%s is not root', (image) => {
    expect(defaultUserOf(image)).toBe('non-root');
  });
  test.each(ROOT)('%s is root', (image) => {
    expect(defaultUserOf(image)).toBe('root');
  });
  test.each(['acme/app:1', 'registry.example.com/node:20', '${BASE}', 'node-$VERSION'])('%s is unknown', (image) => {
    expect(defaultUserOf(image)).toBe('unknown');
  });
  test('what a row matches has one of its marks', () => {
    const next = random(20_26);
    for (const { marks, image } of IMAGE_USERS) {
      const samples = matchesOf(image, next, 500);
      expect({ row: image.source, isMatched: samples.length > 0 }).toEqual({ row: image.source, isMatched: true });
      expect(marks ? samples.filter((one) => !marks.some((mark) => one.includes(mark))) : []).toEqual([]);
    }
  });

  test('every row has an example', () => {
    const names = [...NON_ROOT, ...ROOT].map((image) => image.replace(/^docker\.io\/library\//, '').replace(/@.*$/, ''));
    expect(IMAGE_USERS.filter((row) => !names.some((name) => row.image.test(name))).map((row) => row.image.source)).toEqual([]);
  });
});
