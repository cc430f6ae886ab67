import { compilesSources } from '../../knowledge/tools/build-commands.ts';
import type { Dockerfile, Run } from '../../syntax/types.ts';
import { commandInvocation, type Invocation, invocationOf } from '../commands/invocation.ts';

/** Whether a RUN compiles sources. */
export function compiles(run: Run): boolean {
  return invocationsIn(run).some(({ program, args }) => compilesSources(program, args.join(' ')));
}

/** Whether a RUN that compiles sources says the name or path of a program, so that it may be made of them: `go build -o /usr/local/bin/NAME ./cmd`. */
export function mayBeCompiled(dockerfile: Dockerfile, program: string): boolean {
  return dockerfile.instructions.some((one) => one.keyword === 'RUN' && one.args.text.includes(program) && compiles(one) && !fetchesAs(one, program));
}

/** Whether all that a RUN says of the program is the address that it is fetched from: `go install example.com/x/cmd/NAME@v1`. */
function fetchesAs(run: Run, program: string): boolean {
  return invocationsIn(run).every(({ path, args }) => [path, ...args].every((word) => !word.includes(program) || word === program || /@|:\/\//.test(word)));
}

/** The commands of a RUN in their order, the exec form as one. */
export function invocationsIn({ script, exec }: Run): readonly Invocation[] {
  if (script) return script.commands.map((command) => commandInvocation(command));
  return exec ? [invocationOf(exec.map((word) => word.value))] : [];
}
