import type { Command, Dockerfile, Label } from '../../syntax/types.ts';
import { judgeCredential } from '../sensitivity/index.ts';
import type { Exposure } from './exposure.ts';
import { findExecLiterals, findRunLiterals } from './run-literals.ts';

/** Literal credentials in the instructions that describe the image: LABEL, CMD, ENTRYPOINT, HEALTHCHECK. */
export function findMetadataExposures(dockerfile: Dockerfile): Exposure[] {
  return dockerfile.instructions.flatMap((instruction) => {
    if (instruction.keyword === 'LABEL') return labels(instruction);
    if (instruction.keyword === 'CMD' || instruction.keyword === 'ENTRYPOINT' || instruction.keyword === 'HEALTHCHECK') return commands(instruction);
    return [];
  });
}

function labels(label: Label): Exposure[] {
  return label.entries.flatMap((entry): Exposure[] => {
    if (!entry.value) return [];
    const judgement = judgeCredential(entry.value.value);
    if (!judgement) return [];
    return [
      {
        range: entry.value.range,
        instruction: label,
        name: entry.name,
        message: `The label "${entry.name}" holds a credential`,
        verdict: 'literal',
        severity: 'error',
        evidence: [judgement.reason],
        remedy: 'Replace the credential and take it out: labels are shown by `docker inspect` and by registries',
      },
    ];
  });
}

function commands(command: Command): Exposure[] {
  const literals = command.script ? findRunLiterals(command.script) : command.exec ? findExecLiterals(command.exec) : [];
  return literals.map((literal) => ({
    range: literal.range,
    instruction: command,
    name: literal.option,
    message:
      literal.weight === 'secret'
        ? `${command.keyword} holds a credential (${literal.option})`
        : `${command.keyword} holds a default password (${literal.option})`,
    verdict: 'literal',
    severity: literal.weight === 'secret' ? 'error' : 'info',
    evidence: [literal.option],
    remedy: 'Replace the credential; the container can read the new one from its environment (`docker run -e`) or a file (Compose `secrets:`)',
  }));
}
