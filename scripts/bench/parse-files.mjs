// What throughput is measured against: reads and parses with dockerfile-ast the files whose paths stand in a file, one a line.
import { readFileSync } from 'node:fs';
import { DockerfileParser } from 'dockerfile-ast';

for (const file of readFileSync(process.argv[2], 'utf8').trim().split('\n')) DockerfileParser.parse(readFileSync(file, 'utf8')).getInstructions();
